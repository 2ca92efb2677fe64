const fs = require('node:fs');
const path = require('node:path');
const AdmZip = require('adm-zip');
const tar = require('tar-stream');
const unzipper = require('unzipper');
const yauzl = require('yauzl');

const target = path.resolve('themes');

function unpackStream(file) {
  fs.createReadStream(file)
    .pipe(unzipper.Parse())
    .on('entry', (entry) => {
      const name = entry.path;
      // ruleid: js-zip-slip
      entry.pipe(fs.createWriteStream(`themes/${name}`));
    });
}

function unpackFlat(file) {
  fs.createReadStream(file)
    .pipe(unzipper.Parse())
    .on('entry', (entry) => {
      // ok: js-zip-slip
      entry.pipe(fs.createWriteStream(path.join(target, path.basename(entry.path))));
    });
}

function unpackAll(file) {
  for (const entry of new AdmZip(file).getEntries()) {
    // ruleid: js-zip-slip
    fs.writeFileSync(path.join(target, path.basename(entry.entryName)), entry.getData());
  }
}

function unpackChecked(file) {
  for (const entry of new AdmZip(file).getEntries()) {
    const place = path.resolve(target, entry.entryName);
    if (!place.startsWith(target + path.sep)) throw new Error('outside of the folder');
    // ok: js-zip-slip
    fs.writeFileSync(place, entry.getData());
  }
}

function unpackTar(archive) {
  const extract = tar.extract();
  extract.on('entry', (header, stream, next) => {
    // ruleid: js-zip-slip
    stream.pipe(fs.createWriteStream(header.name));
    stream.on('end', next);
  });
  archive.pipe(extract);
}

function list(file) {
  yauzl.open(file, { lazyEntries: true }, (error, zip) => {
    zip.on('entry', (entry) => {
      // ok: js-zip-slip
      console.log(error, entry.fileName);
      zip.readEntry();
    });
  });
}
