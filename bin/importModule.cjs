// The bundle runs from cached bytecode, where Node has no way to import; a file that Node loaded itself has.
module.exports = (url) => import(url);
