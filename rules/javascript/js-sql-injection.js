const express = require('express');
const mysql = require('mysql2/promise');
const sqlite3 = require('sqlite3');
const knex = require('knex')({ client: 'mysql2' });

const app = express();
const pool = mysql.createPool({ host: 'db', user: 'shop' });
const db = new sqlite3.Database('shop.db');

app.get('/users/:id', async (req, res) => {
  // ruleid: js-sql-injection
  const [rows] = await pool.query(`SELECT id, name FROM users WHERE id = ${req.params.id}`);
  res.json(rows);
});

app.get('/users', async (req, res) => {
  const { name } = req.query;
  // ruleid: js-sql-injection
  const [rows] = await pool.execute("SELECT id FROM users WHERE name = '" + name + "' LIMIT 20");
  res.json(rows);
});

app.post('/orders/search', (req, res) => {
  const term = req.body.term.trim();
  const sql = `SELECT id, total FROM orders WHERE note LIKE '%${term}%'`;
  // ruleid: js-sql-injection
  db.all(sql, (error, rows) => {
    if (error) return res.sendStatus(500);
    res.json(rows);
  });
});

app.get('/orders/:id', (req, res) => {
  // ruleid: js-sql-injection
  db.get('SELECT id, total FROM orders WHERE id = ' + req.params.id, (error, row) => res.json(row));
});

app.get('/report', async (req, res) => {
  let sql = 'SELECT day, total FROM sales';
  if (req.query.sort) sql += ' ORDER BY ' + req.query.sort;
  // ruleid: js-sql-injection
  const [rows] = await pool.query(sql);
  res.json(rows);
});

async function findProducts(req) {
  // ruleid: js-sql-injection
  return knex('products').whereRaw(`name = '${req.query.name}'`).limit(10);
}

app.get('/named', async (req, res) => {
  const { rows } = await pool.query({
    // ruleid: js-sql-injection
    text: 'SELECT * FROM users WHERE mail = \'' + req.query.mail + '\'',
  });
  res.json(rows);
});

app.get('/joined', async (req, res) => {
  const ids = req.query.ids.split(',');
  // ruleid: js-sql-injection
  const [rows] = await pool.query('SELECT * FROM orders WHERE id IN (' + ids.join(',') + ')');
  res.json(rows);
});

// Values beside the text.
app.get('/users/parameter/:id', async (req, res) => {
  // ok: js-sql-injection
  const [rows] = await pool.query('SELECT id, name FROM users WHERE id = ?', [req.params.id]);
  res.json(rows);
});

// Only a number can come out.
app.get('/page', async (req, res) => {
  const page = Number.parseInt(req.query.page, 10) || 0;
  // ok: js-sql-injection
  const [rows] = await pool.query(`SELECT id FROM users LIMIT 20 OFFSET ${page * 20}`);
  res.json(rows);
});

// The column is one of ours.
const columns = new Set(['day', 'total']);
app.get('/report/checked', async (req, res) => {
  const { sort } = req.query;
  if (!columns.has(sort)) return res.sendStatus(400);
  // ok: js-sql-injection
  const [rows] = await pool.query('SELECT day, total FROM sales ORDER BY ' + sort);
  res.json(rows);
});

app.get('/report/chosen', async (req, res) => {
  const direction = req.query.direction === 'down' ? 'DESC' : 'ASC';
  // ok: js-sql-injection
  const [rows] = await pool.query(`SELECT day, total FROM sales ORDER BY day ${direction}`);
  res.json(rows);
});

app.get('/escaped', async (req, res) => {
  // ok: js-sql-injection
  const [rows] = await pool.query('SELECT * FROM users WHERE name = ' + mysql.escape(req.query.name));
  res.json(rows);
});

// Other things are queried too.
app.get('/cached/:key', async (req, res) => {
  // ok: js-sql-injection
  const hit = await cache.get(req.params.key);
  // ok: js-sql-injection
  const answer = await apolloClient.query({ query: userQuery, variables: { id: req.params.key } });
  // ok: js-sql-injection
  const found = await SearchMemoryIndexer.query(req.params.key);
  // ok: js-sql-injection
  res.json({ hit, found, answer, all: await Promise.all([load(req.params.key)]) });
});

app.get('/tagged', async (req, res) => {
  // ok: js-sql-injection
  res.json(await pool.query(sql`SELECT * FROM users WHERE name = ${req.query.name}`));
});

// The value comes from the database, not from the client.
app.get('/indirect', async (req, res) => {
  const [[user]] = await pool.query('SELECT table_name FROM tenants WHERE id = ?', [req.query.tenant]);
  // ok: js-sql-injection
  res.json(await pool.query(`SELECT * FROM ${user.table_name}`));
});
