// The browser is found or unpacked by src/io/browser.ts; Puppeteer's own 150 MB download
// would only make `npm install` fail where its host is out of reach.
module.exports = { skipDownload: true };
