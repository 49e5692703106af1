use std::fs;
let a = fs::read("a");
