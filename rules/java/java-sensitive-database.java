package clinic;

import java.sql.Connection;
import java.sql.PreparedStatement;
import org.springframework.jdbc.core.JdbcTemplate;

class Accounts {
  void register(JdbcTemplate jdbc, Connection connection, Form form) throws Exception {
    // ruleid: java-sensitive-database
    jdbc.update("INSERT INTO accounts (mail, password) VALUES (?, ?)", form.getMail(), form.getPassword());
    PreparedStatement statement = connection.prepareStatement("INSERT INTO accounts (mail, password) VALUES (?, ?)");
    // ok: java-sensitive-database
    statement.setString(1, form.getMail());
    // ruleid: java-sensitive-database
    statement.setString(2, form.getPassword());
    // ok: java-sensitive-database
    jdbc.update("UPDATE accounts SET password = ?", form.getPasswordHash());
    // ok: java-sensitive-database
    jdbc.update("UPDATE accounts SET password = ?", passwordEncoder.encode(form.getPassword()));
  }

  void admit(PatientRepository patientRepository, Form form) {
    // ruleid: java-sensitive-database
    patientRepository.save(new Patient(form.getName(), form.getSsn()));
    // ok: java-sensitive-database
    patientRepository.save(new Patient(form.getName(), vault.encrypt(form.getSsn())));
    // Looking up stores nothing.
    // ok: java-sensitive-database
    jdbc.queryForObject("SELECT id FROM patients WHERE ssn = ?", Long.class, form.getSsn());
  }
}
