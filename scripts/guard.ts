/**
 * The first import of every entry. On an older Node the database library ends the process without a word
 * (reliability.md §1 row 5), so say it in one.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(`Porchlight needs Node 22.18 or newer; this is Node ${process.versions.node}. Start it with npm (npm start, npm test, npm run …), which brings its own, or install a newer Node.\n`);
  process.exit(1);
}
