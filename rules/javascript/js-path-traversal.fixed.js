const fs = require('node:fs');
const { readFile } = require('node:fs/promises');
const path = require('node:path');
const express = require('express');
const multer = require('multer');

const folder = path.resolve('invoices');
const app = express();
const upload = multer({ dest: 'uploads/' });

app.get('/invoices/:name', (req, res) => {
  const file = path.join(folder, req.params.name);
  // ruleid: js-path-traversal
  fs.readFile(file, (error, pdf) => {
    if (error) return res.sendStatus(404);
    res.type('pdf').send(pdf);
  });
});

app.get('/raw', (req, res) => {
  // ruleid: js-path-traversal
  fs.createReadStream('./public/' + req.query.file).pipe(res);
});

app.get('/joined', (req, res) => {
  // ruleid: js-path-traversal
  res.sendFile(path.join(folder, path.basename(req.query.name)));
});

app.get('/text/:name', async (req, res) => {
  // ruleid: js-path-traversal
  const text = await readFile(`texts/${req.params.name}.txt`, 'utf8');
  res.type('text').send(text);
});

app.post('/notes', (req, res) => {
  const { title, text } = req.body;
  // ruleid: js-path-traversal
  fs.writeFileSync(path.resolve(folder, path.basename(title)), text);
  res.sendStatus(204);
});

app.delete('/notes', async (req, res) => {
  // ruleid: js-path-traversal
  await fs.promises.unlink(req.query.path);
  res.sendStatus(204);
});

app.post('/upload', upload.single('file'), (req, res) => {
  // ruleid: js-path-traversal
  fs.renameSync(req.file.path, path.join(folder, req.file.originalname));
  res.sendStatus(204);
});

app.get('/send', (req, res) => {
  // ruleid: js-path-traversal
  res.download('files/' + req.query.name);
});

// Only the last part of the name is used.
app.get('/invoices/base/:name', (req, res) => {
  // ok: js-path-traversal
  fs.readFile(path.join(folder, path.basename(req.params.name)), (error, pdf) => res.type('pdf').send(pdf));
});

// The path is compared with its folder.
app.get('/invoices/checked/:name', (req, res) => {
  const file = path.resolve(folder, req.params.name);
  if (!file.startsWith(folder + path.sep)) return res.sendStatus(403);
  // ok: js-path-traversal
  fs.createReadStream(file).pipe(res);
});

app.get('/invoices/relative/:name', (req, res) => {
  const file = path.join(folder, req.params.name);
  const inside = path.relative(folder, file);
  if (inside.startsWith('..') || path.isAbsolute(inside)) {
    res.sendStatus(403);
    return;
  }
  // ok: js-path-traversal
  res.sendFile(file);
});

// Express keeps it below root.
app.get('/static/:name', (req, res) => {
  // ok: js-path-traversal
  res.sendFile(req.params.name, { root: folder });
});

app.get('/static/options/:name', (req, res) => {
  const options = { root: folder, dotfiles: 'deny' };
  // ok: js-path-traversal
  res.sendFile(req.params.name, options, (error) => {
    if (error) res.sendStatus(404);
  });
});

// The upload's own name was made by the server.
app.post('/avatar', upload.single('avatar'), (req, res) => {
  // ok: js-path-traversal
  const picture = fs.readFileSync(req.file.path);
  // ok: js-path-traversal
  fs.writeFileSync(path.join(folder, 'avatar.png'), picture);
  res.sendStatus(204);
});

app.get('/page/:number', (req, res) => {
  // ok: js-path-traversal
  fs.readFile(`pages/${Number(req.params.number)}.html`, 'utf8', (error, html) => res.send(html));
});

app.use((req, res) => {
  const file = path.normalize(path.join(folder, req.url));
  if (file.slice(0, folder.length) !== folder) return res.sendStatus(403);
  // ok: js-path-traversal
  return fs.createReadStream(file).pipe(res);
});

app.get('/leaflet', (req, res) => {
  if (req.query.name.includes('..')) return res.sendStatus(400);
  // ok: js-path-traversal
  return fs.createReadStream(path.join(folder, req.query.name)).pipe(res);
});

app.get('/leaflet/anywhere', (req, res) => {
  if (req.query.name.includes('..')) return res.sendStatus(400);
  // ruleid: js-path-traversal
  return fs.createReadStream(req.query.name).pipe(res);
});

// What is written is not where.
app.post('/feedback', (req, res) => {
  // ok: js-path-traversal
  fs.appendFile('feedback.log', JSON.stringify(req.body), () => res.sendStatus(204));
});
