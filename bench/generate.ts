/**
 * Source text of a wanted length for the benchmarks: plausible request handlers, each different, some with flows. Made,
 * not fetched, so that every run measures the same text.
 */
export function generate(language: 'javascript' | 'python', lines: number): string {
  const one = language === 'javascript' ? javascriptHandler : pythonHandler;
  const head =
    language === 'javascript'
      ? "const express = require('express');\nconst db = require('./db');\nconst app = express();\n"
      : 'import os\nfrom flask import Flask, request\napp = Flask(__name__)\n';
  const parts = [head];
  let written = head.split('\n').length - 1;
  for (let i = 0; ; i++) {
    const handler = one(i);
    const length = handler.split('\n').length - 1;
    if (written + length > lines) break;
    parts.push(handler);
    written += length;
  }
  // Whole handlers only: a broken text would be another measurement.
  return parts.join('') + '\n'.repeat(lines - written);
}

function javascriptHandler(i: number): string {
  const unsafe = i % 10 === 0;
  const query = unsafe
    ? `\`SELECT * FROM t${i} WHERE id = '\${id}'\``
    : `'SELECT * FROM t${i} WHERE id = ?', [id]`;
  return `
/** Reads entry ${i}. */
async function handler${i}(req, res, next) {
  const { id, sort = 'name', page } = req.query;
  const limit = Math.min(Number(page) || ${i}, 100);
  try {
    const rows = await db.query(${query});
    const result = rows.filter((row) => row.owner === req.user.id).map((row) => ({
      id: row.id,
      name: row.first + ' ' + row.last,
      total: row.items.reduce((sum, item) => sum + item.price * item.count, 0),
    }));
    if (result.length === 0) {
      return res.status(404).json({ error: 'nothing here', sort, limit });
    }
    for (const entry of result) {
      entry.label = entry.name.trim().toLowerCase();
    }
    res.json(result.slice(0, limit));
  } catch (error) {
    next(error);
  }
}
app.get('/entries/${i}', handler${i});
`;
}

function pythonHandler(i: number): string {
  const unsafe = i % 10 === 0;
  const query = unsafe
    ? `f"SELECT * FROM t${i} WHERE id = '{entry_id}'"`
    : `"SELECT * FROM t${i} WHERE id = %s", (entry_id,)`;
  return `

@app.route("/entries/${i}")
def handler_${i}():
    """Reads entry ${i}."""
    entry_id = request.args.get("id", "")
    limit = min(int(request.args.get("limit", ${i})), 100)
    try:
        cursor = connect().cursor()
        cursor.execute(${query})
        rows = [
            {"id": row[0], "name": "%s %s" % (row[1], row[2]), "total": sum(row[3])}
            for row in cursor.fetchall()
            if row[4] == current_user().id
        ]
        if not rows:
            return {"error": "nothing here", "limit": limit}, 404
        for row in rows:
            row["label"] = row["name"].strip().lower()
        return {"rows": rows[:limit]}
    except ValueError as error:
        app.logger.warning("entry %s: %s", ${i}, error)
        return {"error": "bad request"}, 400
`;
}
