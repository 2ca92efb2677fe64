// Files that pictures put into the sample project.

/** What a review of the sample could have said so far. */
export const review = `# What the review found, one line an item. Made to be committed; the order is by id.
A01.1: {state: done, by: mira, on: 2026-01-12}
A01.2: {state: done, by: mira, on: 2026-01-12}
A01.4: {state: not-applicable, by: jon, on: 2026-01-13, reason: No request goes to an address from outside}
A05.5: {state: done, by: mira, on: 2026-01-13, note: Checked all routes}
`;

/** Items of the OWASP Top 10 that two people decided on, and a review that one of them rejects. */
export const rejectedReview = {
  '.wardscribe/checklist.yaml': [
    ['A01', 3],
    ['A02', 5],
    ['A03', 3],
    ['A04', 4],
    ['A05', 4],
    ['A06', 2],
    ['A07', 5],
    ['A08', 2],
    ['A09', 1],
    ['A10', 5],
  ]
    .flatMap(([category, done]) => [
      ...Array.from(
        { length: done },
        (_, i) => `owasp-top10-2025/${category}.${i + 1}: {state: done, by: Mira Jansen, on: 2026-11-05}\n`,
      ),
      ...(category === 'A08' || category === 'A03'
        ? [
            `owasp-top10-2025/${category}.4: {state: not-applicable, by: Jon Reyes, on: 2026-11-05, reason: The base has it}\n`,
          ]
        : []),
    ])
    .join(''),
  '.wardscribe/reviews/2026-11-05-share-records.yaml': `version: 1
review: {title: Clinics share records, base: main, head: feature/share-records, by: Mira Jansen, on: 2026-11-05}
signatures:
  Mira Jansen: {verdict: rejected, on: 2026-11-06, comment: The name of the clinic reaches the query as it was sent.}
notes:
  n-1: {kind: finding, severity: high, state: open, text: "Anybody who can name a clinic reads its row: bind the name, and ask for the right to share.", at: {path: services/api/src/routes/documents.ts, start: 27, end: 27, quote: ["const [found] = await db.query(\`SELECT id FROM clinics WHERE name = '\${clinic}'\`);"], before: "", after: ""}, owner: Jon Reyes, by: Mira Jansen, on: 2026-11-05, rev: 1}
  n-2: {kind: question, severity: medium, state: resolved, text: "How long does a share token live?", by: Mira Jansen, on: 2026-11-05, rev: 2}
replies:
  n-2.a: {by: Jon Reyes, on: 2026-11-06, text: "An hour; it is in the config."}
read:
`,
};

/** A team's own rule with a target, one line of which the rule does not find yet. */
export const ownRule = {
  '.wardscribe/rules/shop-raw-price.yaml': `rules:
  - id: shop-raw-price
    languages: [javascript, typescript]
    severity: WARNING
    message: Check $PRICE with price() before it is charged.
    patterns:
      - pattern: charge($PRICE)
      - pattern-not: charge(price(...))
`,
  '.wardscribe/rules/shop-raw-price.js': `// ruleid: shop-raw-price
charge(request.body.amount);

// ruleid: shop-raw-price
charge(request.body.amount, "EUR");

// ok: shop-raw-price
charge(price(request.body.amount));
`,
};

/** A team's rules for languages that no built-in rule looks at, and code of them. */
export const languageRules = {
  '.wardscribe/rules/team.yaml': `rules:
  - id: team-raw-sql
    languages: [java]
    severity: ERROR
    message: "Bind $VALUE as a parameter: it is joined into this query."
    patterns:
      - pattern: (JdbcTemplate $DB).query("..." + $VALUE + ..., ...)
      - focus-metavariable: $VALUE
    metadata: {title: Value joined into a query, cwe: [CWE-89]}
  - id: team-open-ingress
    languages: [terraform]
    severity: WARNING
    message: "Name the networks that may reach port $PORT: now everybody may."
    pattern: |
      ingress {
        ...
        from_port = $PORT
        ...
        cidr_blocks = [..., "0.0.0.0/0", ...]
      }
    metadata: {title: Port open to everybody, cwe: [CWE-284]}
  - id: team-root-image
    languages: [dockerfile]
    severity: WARNING
    message: "Name a user before the program starts: it runs as root."
    patterns:
      - pattern: CMD ...
      - pattern-not-inside: |
          USER $USER
          ...
    metadata: {title: Program of an image runs as root, cwe: [CWE-250]}
`,
  'deploy/network.tf': `resource "aws_security_group" "shop" {
  ingress {
    cidr_blocks = ["10.0.0.0/8", "0.0.0.0/0"]
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
  }
}
`,
  'deploy/Dockerfile': `FROM node:22-slim
COPY . /shop
CMD ["node", "/shop/server.js"]
`,
  'billing/Invoices.java': `import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

class Invoices {
  private final JdbcTemplate template;

  List<Invoice> of(String customer) {
    return template.query("SELECT * FROM invoices WHERE customer = '" + customer + "'", new InvoiceMapper());
  }

  List<Invoice> open() {
    return template.query("SELECT * FROM invoices WHERE open", new InvoiceMapper());
  }
}
`,
};

/** Data that enters in one file and does harm in another. */
export const twoFiles = {
  'src/returns/routes.js': `const express = require('express');
const { returnsOf } = require('./store');

const router = express.Router();

router.get('/returns', async (request, response) => {
  response.json(await returnsOf(request.query.order));
});

router.get('/returns/:order', async (request, response) => {
  response.json(await returnsOf(request.params.order));
});

module.exports = router;
`,
  'src/returns/store.js': `const { pool } = require('pg');

function returnsOf(order) {
  const condition = "WHERE order_id = '" + order + "'";
  return pool.query('SELECT * FROM returns ' + condition);
}

module.exports = { returnsOf };
`,
};
