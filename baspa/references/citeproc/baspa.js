// What runs citeproc-js: run(job), text of JSON in and out. The job is described in processor.py.

/* global CSL */

// Kazakh is not among the languages whose locales citeproc-js knows.
CSL.LANG_BASES.kk = "kk_KZ";

// Initials of names in any script: citeproc-js has the capitals of Russian, not those of Kazakh.
CSL.NAME_INITIAL_REGEXP = /^(\p{Lu}\p{M}*)([\p{L}\p{M}]*|)(\.)*/u;

(function () {
    "use strict";

    // Macros by name: citeproc-js walks the whole style for each call of one, seconds for the large styles.
    const search = CSL.XmlJSON.prototype.getNodesByName;
    CSL.XmlJSON.prototype.getNodesByName = function (tree, name, value, found) {
        if (name !== "macro" || !value || tree !== this.dataObj) {
            return search.call(this, tree, name, value, found);
        }
        if (!this.macros) {
            this.macros = new Map();
            for (const node of search.call(this, tree, "macro")) {
                this.macros.set(node.attrs.name, node);
            }
        }
        return this.macros.has(value) ? [this.macros.get(value)] : [];
    };

    // citeproc-js builds a macro once for layouts, but once for each call for sorting: 180,000 tokens and seconds for
    // Chicago's styles. Here it is built once for each area of sorting too, and called.
    const target = CSL.getMacroTarget;
    CSL.getMacroTarget = function (name) {
        return this.build.extension ? this.build.shared : target.call(this, name);
    };
    const expand = CSL.expandMacro;
    CSL.expandMacro = function (call, tokens) {
        if (!this.build.extension) {
            expand.call(this, call, tokens);
            return;
        }
        const direction = call.strings.sort_direction || "";
        const name = [call.postponed_macro, this.build.root, direction].join(" ");
        if (!this.macros[name]) {
            const outer = this.build.shared;
            const own = [];
            this.build.shared = own;
            expand.call(this, call, own);
            this.configureTokenList(own);
            this.build.shared = outer;
            this.macros[name] = own;
        }
        const caller = new CSL.Token("text", CSL.SINGLETON);
        const shared = this.macros[name];
        caller.execs.push((state, Item, item) => {
            for (let next = 0; next < shared.length;) {
                next = CSL.tokenExec.call(state, shared[next], Item, item);
            }
        });
        tokens.push(caller);
    };

    const escaped = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
    const wrap = (begin, end) => begin + "%%STRING%%" + end;
    const link = (address, text) => `<a href="${address}">${text}</a>`;
    const escapedText = (text) => (text || "").replace(/[&<>"]/g, (character) => escaped[character]);
    const format = Object.create(CSL.Output.Formats.html);
    Object.assign(format, {
        text_escape: escapedText,
        bibstart: "",
        bibend: "",
        "@font-style/italic": wrap("<em>", "</em>"),
        "@font-style/oblique": wrap("<em>", "</em>"),
        "@font-style/normal": wrap('<span class="upright">', "</span>"),
        "@font-variant/small-caps": wrap('<span class="smallcaps">', "</span>"),
        "@font-variant/normal": wrap('<span class="upright">', "</span>"),
        "@font-weight/bold": wrap("<strong>", "</strong>"),
        "@font-weight/normal": wrap('<span class="regular">', "</span>"),
        "@text-decoration/none": wrap('<span class="upright">', "</span>"),
        "@text-decoration/underline": wrap('<span class="underline">', "</span>"),
        "@vertical-align/sup": wrap("<sup>", "</sup>"),
        "@vertical-align/sub": wrap("<sub>", "</sub>"),
        "@vertical-align/baseline": wrap('<span class="upright">', "</span>"),
        "@bibliography/entry": (state, text) => text,
        "@display/block": (state, text) => ` ${text}`,
        "@display/left-margin": (state, text) => `<label>${text}</label>`,
        "@display/right-inline": (state, text) => text,
        "@display/indent": (state, text) => ` ${text}`,
        "@URL/true": (state, text) => link(text, text),
        "@DOI/true": (state, text) => {
            if (text.startsWith("10.")) {
                return link("https://doi.org/" + text, text);
            }
            return /^https?:/.test(text) ? link(text, text) : text;
        },
    });
    CSL.Output.Formats.baspa = format;

    // Weights by character, ranked in advance: three texts for letters, accents and case, compared in this order.
    function comparison(weights) {
        const keys = new Map();
        function key(text) {
            if (!keys.has(text)) {
                const levels = ["", "", ""];
                for (const character of text.normalize("NFC").trim().replace(/\s+/g, " ")) {
                    (weights[character] || levels.map(() => "")).forEach((weight, level) => {
                        levels[level] += weight;
                    });
                }
                keys.set(text, levels.join("\u0001"));
            }
            return keys.get(text);
        }
        return function (one, other) {
            const a = key(one), b = key(other);
            return a < b ? -1 : a > b ? 1 : 0;
        };
    }

    // Quotes in the records of a style that has a layout for each language stay as they are: citeproc-js would take
    // those of one language for the inner ones of another.
    const quotes = "\"'«»“”„‘’";
    const kept = (text) => text.replace(/<[^<>]*>|["'«»“”„‘’]/g, (found) =>
        found.length > 1 ? found : String.fromCharCode(0xe010 + quotes.indexOf(found)));
    const restored = (text) => text.replace(/[\ue010-\ue01f]/g, (mark) => {
        const quote = quotes[mark.charCodeAt(0) - 0xe010];
        return escaped[quote] || quote;
    });
    const TITLES = /title/;
    function keepQuotes(item) {
        const names = Object.keys(item).filter((name) => TITLES.test(name) && typeof item[name] === "string");
        return Object.assign({}, item, ...names.map((name) => ({ [name]: kept(item[name]) })));
    }

    // The author as part of a sentence: family names, joined by the words of the locale; the title where there is none.
    function author(engine, item) {
        const people = item.author || item.editor || item.translator || [];
        const shown = people.map((name) =>
            name.literal || [name["non-dropping-particle"], name.family || name.given].filter(Boolean).join(" "));
        if (!shown.length) {
            return format.text_escape(item["title-short"] || item.title);
        }
        const most = Number(engine.citation.opt["et-al-min"] || engine.opt["et-al-min"]) || 4;
        const text = shown.length >= most
            ? `${shown[0]} ${engine.getTerm("et-al")}`
            : shown.length < 2 ? shown[0]
                : `${shown.slice(0, -1).join(", ")} ${engine.getTerm("and")} ${shown.slice(-1)}`;
        return format.text_escape(text);
    }

    // Of numbers that were drawn together, 1–3, those at either end are marked; nothing where one is of no reference.
    const NUMBERS = /^[\s\d,;()[\]\u2012-\u2014-]+$/;
    function numbersReferred(engine, keys, text) {
        const byNumber = new Map(keys.map((key) => [String(engine.registry.registry[key].seq), key]));
        const numbers = text.replace(/<[^<>]*>/g, "").match(/\d+/g);
        if (!numbers.every((number) => byNumber.has(number))) {
            return text;
        }
        return text.replace(/<[^<>]*>|\d+/g, (found) => byNumber.has(found)
            ? `<ref key="${escapedText(byNumber.get(found))}">${found}</ref>` : found);
    }

    // A citation with what is said of each reference marked, where it can be told: citeproc-js's own way of marking
    // (apply_citation_wrapper) loses the brackets and the last stop of a style.
    function referred(engine, id, text) {
        const keys = engine.registry.citationreg.citationById[id].sortedItems.map(([item]) => item.id);
        const parts = keys.length > 1 ? text.split(engine.citation.opt.layout_delimiter) : [text];
        const tags = (part, pattern) => (part.match(pattern) || []).length;
        if (parts.length !== keys.length && NUMBERS.test(text.replace(/<[^<>]*>/g, ""))) {
            return numbersReferred(engine, keys, text);
        }
        if (parts.length !== keys.length || parts.some((part) => tags(part, /<\w/g) !== tags(part, /<\//g))) {
            return text;
        }
        const edges = /^[[(].*[\])]$/s.test(text) ? /^([[(]?)(.*?)([\])]?)$/s : /^()(.*)()$/s;
        return parts.map((part, index) => part.replace(edges, (whole, open, inside, close) =>
            `${open}<ref key="${escapedText(keys[index])}">${inside}</ref>${close}`
        )).join(engine.citation.opt.layout_delimiter);
    }

    globalThis.run = function (text) {
        const job = JSON.parse(text);
        const items = {};
        for (const item of job.items) {
            items[item.id] = item;
        }
        const engine = new CSL.Engine(
            {
                retrieveItem: (id) => (engine.opt.multi_layout ? keepQuotes(items[id]) : items[id]),
                retrieveLocale: (name) => job.locales[name] || job.locales["en-US"],
                stringCompare: comparison(job.weights),
            },
            job.style,
            job.locale,
            true
        );
        // Words of a sort key are words to the comparison too.
        engine.opt.sort_sep = " ";
        // A note is a note: citeproc-js would read fields out of it.
        Object.assign(engine.opt.development_extensions, {
            field_hack: false,
            wrap_url_and_doi: true,
        });
        // All are known before anything is formatted, those that are only listed too, or their numbers would shift.
        engine.setOutputFormat("baspa");
        engine.updateItems(job.items.map((item) => item.id).filter((id) => !job.uncited.includes(id)));
        engine.updateUncitedItems(job.uncited);
        const citations = [];
        job.citations.forEach((citation, index) => {
            const before = job.citations.slice(0, index).map((one) => [one.citationID, one.properties.noteIndex]);
            const [, changed] = engine.processCitationCluster(citation, before, [], CSL.ASSUME_ALL_ITEMS_REGISTERED);
            for (const [at, text] of changed) {
                citations[at] = text;
            }
        });
        const [parameters, entries] = engine.makeBibliography() || [{ entry_ids: [] }, []];
        return JSON.stringify({
            citations: citations.map((text, at) => restored(referred(engine, job.citations[at].citationID, text))),
            authors: job.authors.map((key) => (key === null ? "" : author(engine, items[key]))),
            keys: parameters.entry_ids.map((ids) => ids[0]),
            entries: entries.map(restored),
            hanging: Boolean(parameters.hangingindent),
        });
    };
})();
