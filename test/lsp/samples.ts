/** Texts that several tests start from. Rule ids are those of the built-in rules. */

export const flask = `import sqlite3
from flask import Flask, request
import yaml

app = Flask(__name__)

@app.route("/user")
def user():
    name = request.args.get("name")
    db = sqlite3.connect("a.db")
    db.execute("SELECT * FROM users WHERE name = '" + name + "'")
    return yaml.load(request.data)
`;

export const express = `const express = require('express');
const db = require('pg');
const pool = new db.Pool();
const app = express();
app.get('/user', async (req, res) => {
  const id = req.query.id;
  const { rows } = await pool.query(\`SELECT * FROM users WHERE id = \${id}\`);
  res.json(rows);
});
`;

export const flaskFindings = ['11:16-11:65 error py-sql-injection', '12:12-12:35 error py-unsafe-yaml-load'];

/** A team's own rule for JavaScript and TypeScript with a safe fix: tests of the server hang on no built-in rule. */
export const teamRule = `rules:
  - id: team-no-danger
    languages: [javascript, typescript]
    severity: WARNING
    message: Call safe instead of danger with $X.
    pattern: danger($X)
    fix: safe($X)
    metadata:
      title: A call of danger
      why: danger does what nobody expects.
      confidence: HIGH
      cwe: ["CWE-79"]
`;

export const teamRulePath = '.wardscribe/rules/team.yaml';
export const notesPath = '.wardscribe/threat-notes.yaml';
export const checklistPath = '.wardscribe/checklist.yaml';
