import { generate } from './generate';

/**
 * A workspace for changes of threat notes, by path: in chains of ten files data goes from a request to a statement; one
 * file in twenty-five has something that notes of the benchmark ask for. Made, not fetched.
 */
export function notesWorkspace(count: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `src/part${i}.js`,
      `${link(i)}${extra(i)}${generate('javascript', 60)}`,
    ]),
  );
}

function link(i: number): string {
  const place = i % 10;
  if (place === 9)
    return `const pool = require('mysql2').createConnection({});
exports.step${i} = (value) => pool.query('SELECT ' + value);
`;
  const next = `const { step${i + 1} } = require('./part${i + 1}');\n`;
  if (place > 0)
    return `${next}exports.step${i} = function (value) {
  return step${i + 1}(value.split(',').join(' '));
};
`;
  return `${next}const server = require('express')();
server.get('/orders/${i}', (req, res) => {
  res.json(step${i + 1}(req.query.id));
});
`;
}

const extras: readonly string[] = [
  'exports.load = (ctx, store) => store.raw(ctx.payload(1));\n',
  'exports.save = (req, store) => store.raw(safeSql(req.query.id));\n',
  'exports.pack = (req, codec, store) => store.raw(codec.wrapped(req.query.id));\n',
  'exports.show = (patient) => { console.log(patient.bloodType); legacy.print(1); };\n',
  'exports.give = (patient, vendor) => vendor.send(patient.ssn);\n',
];

function extra(i: number): string {
  return i % 25 === 3 ? extras[((i - 3) / 25) % extras.length] : '';
}
