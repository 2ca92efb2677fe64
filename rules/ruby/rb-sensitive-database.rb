require "bcrypt"
require "openssl"

def register(db, form)
  # ruleid: rb-sensitive-database
  db.exec_params("INSERT INTO accounts (mail, password) VALUES ($1, $2)", [form.mail, form.password])
  # ok: rb-sensitive-database
  db.exec_params("INSERT INTO accounts (mail, password) VALUES ($1, $2)", [form.mail, BCrypt::Password.create(form.password)])
  # ok: rb-sensitive-database
  db.exec_params("UPDATE accounts SET password = $1", [form.password_hash])
  # Looking up stores nothing.
  # ok: rb-sensitive-database
  db.exec_params("SELECT id FROM patients WHERE ssn = $1", [form.ssn])
end

def admit(form, vault, patient)
  # ruleid: rb-sensitive-database
  Patient.create(name: form.name, ssn: form.ssn)
  # ruleid: rb-sensitive-database
  patient.update!(ssn: form.ssn)
  # ok: rb-sensitive-database
  Patient.create(name: form.name, ssn: vault.encrypt(form.ssn))
  # ok: rb-sensitive-database
  User.create(mail: form.mail, password: form.password)
  digest = OpenSSL::Digest.new("SHA256")
  # ok: rb-sensitive-database
  digest.update(form.ssn)
end
