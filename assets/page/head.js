// What the page was made with, and the interface's words, which the program tells.
const pageData = JSON.parse(document.getElementById("page-data").textContent);
let words = {};
