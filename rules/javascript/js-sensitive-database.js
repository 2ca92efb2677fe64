const argon2 = require('argon2');
const { createHmac } = require('crypto');

async function register(db, form) {
  // ruleid: js-sensitive-database
  await db.query('INSERT INTO accounts (mail, password) VALUES ($1, $2)', [form.mail, form.password]);
  const kept = await argon2.hash(form.password);
  // ok: js-sensitive-database
  await db.query('INSERT INTO accounts (mail, password) VALUES ($1, $2)', [form.mail, kept]);
  // ok: js-sensitive-database
  await db.query('UPDATE accounts SET password = $1', [form.passwordHash]);
}

async function admit(prisma, patients, Patient, patient) {
  // ruleid: js-sensitive-database
  await prisma.patient.create({ data: { name: patient.name, ssn: patient.ssn } });
  // ruleid: js-sensitive-database
  await patients.insertOne({ name: patient.name, ssn: patient.ssn });
  // ruleid: js-sensitive-database
  await Patient.create({ ssn: patient.ssn });
  // ok: js-sensitive-database
  await prisma.patient.create({ data: { name: patient.name, ssn: vault.encrypt(patient.ssn) } });
  // ok: js-sensitive-database
  await patients.updateOne({ ssn: patient.ssn }, { seen: true });
}

async function find(db, patient, key) {
  const hidden = createHmac('sha256', key).update(patient.ssn).digest('hex');
  // ok: js-sensitive-database
  await db.query('INSERT INTO patients (ssn) VALUES ($1)', [hidden]);
  // Looking up stores nothing.
  // ok: js-sensitive-database
  return db.query('SELECT id FROM patients WHERE ssn = $1', [patient.ssn]);
}

module.exports = { admit, find, register };
