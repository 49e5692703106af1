"""Name trees and number trees: read back, each key is where a reader looks for it."""

import io

import pikepdf
import pydyf
import pytest
from builds import build, built, structure, write

from baspa.bind.paper.leaves import LEAF, divide
from baspa.bind.paper.object_streams import write_file


def divided(keys, key):
    """Return the PDF of a tree of keys, each with its place among them as the value."""
    pdf = pydyf.PDF()
    pairs = ((pydyf.String(each) if key == "Names" else each, place) for place, each in enumerate(keys))
    tree = pydyf.Dictionary({key: pydyf.Array(item for pair in pairs for item in pair)})
    pdf.add_object(tree)
    pdf.catalog["Tree"] = tree.reference
    divide(pdf, tree, key)
    out = io.BytesIO()
    write_file(pdf, out)
    return pikepdf.open(out)


def nodes(node):
    """Yield each node of a tree with its level, those below a node behind it."""
    yield node
    for kid in node.get("/Kids", ()):
        yield from nodes(kid)


def own_keys(node, key):
    return [each for leaf in nodes(node) for each in list(leaf.get(f"/{key}", ()))[::2]]


@pytest.mark.parametrize("count", [LEAF + 1, 2 * LEAF, LEAF * LEAF, LEAF * LEAF + 1])
@pytest.mark.parametrize("key", ["Names", "Nums"])
def test_a_tree_has_all_its_keys_below_nodes_that_say_which(count, key):
    keys = [f"k{number:05}" if key == "Names" else 3 * number for number in range(count)]
    with divided(keys, key) as pdf:
        tree = pdf.Root.Tree
        read = (pikepdf.NameTree if key == "Names" else pikepdf.NumberTree)(tree)
        assert {each: int(read[each]) for each in keys} == {each: place for place, each in enumerate(keys)}
        assert "/Limits" not in tree
        assert f"/{key}" not in tree
        for node in list(nodes(tree))[1:]:
            own = own_keys(node, key)
            assert list(node.Limits) == [own[0], own[-1]]
        assert max(max(len(node.get("/Kids", ())), len(node.get(f"/{key}", ())) // 2) for node in nodes(tree)) == LEAF


def test_the_trees_of_a_book_have_leaves():
    """Those of its places, its IDs and its content; the catalog, which is read before any page, stays small."""
    with pikepdf.open(io.BytesIO(built("construct-everything").data("pdf"))) as pdf:
        root = pdf.Root.StructTreeRoot
        trees = [(pdf.Root.Names.Dests, "/Names"), (root.IDTree, "/Names"), (root.ParentTree, "/Nums")]
        assert max(len(node.get(key, ())) for tree, key in trees for node in nodes(tree)) == 2 * LEAF
        assert len(pdf.Root.unparse()) < 2000
        ids = {str(element.ID) for element, _ in structure(pdf) if "/ID" in element}
        assert set(pikepdf.NameTree(root.IDTree).keys()) == ids


def test_places_are_in_one_order_by_letters_and_by_bytes_and_links_name_them_so(tmp_path):
    """Poppler looks for the name of a place by its bytes, which are of two encodings where a few are not ASCII."""
    places = ("a-один", "b", "zeta", "яблоко", "über", "ÿ")
    called = " ".join(f"[see](#{place})" for place in places)
    text = f"# One\n\n{called}\n" + "".join(f"\n## Two {{#{place}}}\n\nText.\n" for place in places)
    with pikepdf.open(io.BytesIO(build(write(tmp_path, text), ("pdf",)).data("pdf"))) as pdf:
        found = pdf.Root.Names.Dests.Names
        keys = [bytes(key) for key in list(found)[::2]]
        assert keys == sorted(keys)
        assert list(map(str, list(found)[::2])) == sorted(map(str, list(found)[::2]))
        goals = {bytes(each.Dest) for page in pdf.pages for each in page.get("/Annots", ()) if "/Dest" in each}
        assert goals <= set(keys)
        assert set(places) <= {goal.decode("utf-16") for goal in goals}
