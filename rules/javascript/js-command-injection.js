const cp = require('node:child_process');
const { exec, execSync, execFile, spawn } = require('node:child_process');
const { promisify } = require('node:util');
const express = require('express');

const run = promisify(exec);
const app = express();

app.get('/ping', (req, res) => {
  // ruleid: js-command-injection
  exec(`ping -c 1 ${req.query.host}`, (error, stdout) => {
    res.type('text').send(error ? 'no answer' : stdout);
  });
});

app.post('/thumbnail', async (req, res) => {
  const { name, width } = req.body;
  // ruleid: js-command-injection
  await run('convert uploads/' + name + ' -resize ' + width + ' small.png');
  res.sendStatus(204);
});

app.post('/archive', (req, res) => {
  // ruleid: js-command-injection
  const list = execSync("tar -tf '" + req.body.file + "'").toString();
  res.json(list.split('\n'));
});

app.get('/log', (req, res) => {
  const command = `grep ${req.query.word} app.log | tail -n 20`;
  // ruleid: js-command-injection
  cp.exec(command, (error, stdout) => res.type('text').send(stdout));
});

app.get('/lookup', (req, res) => {
  // ruleid: js-command-injection
  const child = spawn('nslookup ' + req.query.name, { shell: true });
  child.stdout.pipe(res);
});

app.get('/lookup/arguments', (req, res) => {
  // ruleid: js-command-injection
  const child = spawn('nslookup', [req.query.name], { shell: true });
  child.stdout.pipe(res);
});

app.get('/bash', (req, res) => {
  // ruleid: js-command-injection
  const child = spawn('/bin/sh', ['-c', `ls ${req.query.folder}`]);
  child.stdout.pipe(res);
});

app.get('/tool', (req, res) => {
  // ruleid: js-command-injection
  execFile(req.query.tool, ['--version'], (error, stdout) => res.type('text').send(stdout));
});

// One argument stays one argument.
app.get('/ping/safe', (req, res) => {
  // ok: js-command-injection
  execFile('ping', ['-c', '1', '--', req.query.host], (error, stdout) => res.type('text').send(stdout));
});

app.get('/list/safe', (req, res) => {
  // ok: js-command-injection
  const child = spawn('ls', ['-l', '--', req.query.folder]);
  child.stdout.pipe(res);
});

app.get('/tail', (req, res) => {
  const lines = Number.parseInt(req.query.lines, 10);
  // ok: js-command-injection
  exec(`tail -n ${lines} app.log`, (error, stdout) => res.type('text').send(stdout));
});

app.get('/service', (req, res) => {
  const services = ['web', 'worker'];
  const { name } = req.params;
  if (!services.includes(name)) return res.sendStatus(404);
  // ok: js-command-injection
  exec(`systemctl status ${name}`, (error, stdout) => res.type('text').send(stdout));
});

app.get('/words', (req, res) => {
  // A regular expression has a method of the same name.
  // ok: js-command-injection
  const found = /^(\w+)/.exec(req.query.text);
  res.json(found);
});

function backup() {
  // ok: js-command-injection
  execSync(`pg_dump shop > backup-${process.pid}.sql`);
}

module.exports = { app, backup };
