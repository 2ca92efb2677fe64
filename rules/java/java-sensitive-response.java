package clinic;

import javax.servlet.http.HttpServletResponse;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Patients {
  @GetMapping("/patients/{id}")
  PatientAnswer patient(String id) {
    Patient patient = patients.byId(id);
    // ruleid: java-sensitive-response
    return new PatientAnswer(patient.getName(), patient.getSsn());
  }

  @GetMapping("/patients/{id}/number")
  ResponseEntity<String> number(String id) {
    Patient patient = patients.byId(id);
    // ruleid: java-sensitive-response
    return ResponseEntity.ok(patient.getSsn());
  }

  @GetMapping("/patients/{id}/public")
  PatientAnswer open(String id) {
    Patient patient = patients.byId(id);
    // ok: java-sensitive-response
    return new PatientAnswer(patient.getName(), null);
  }

  @GetMapping("/patients/{id}/known")
  boolean known(String id) {
    // ok: java-sensitive-response
    return register.contains(patients.byId(id).getSsn());
  }

  void write(HttpServletResponse response, Card card) throws Exception {
    // ruleid: java-sensitive-response
    response.getWriter().println("card " + card.getCardNumber());
    // ok: java-sensitive-response
    response.getWriter().println("card " + mask(card.getCardNumber()));
  }

  String inner(Patient patient) {
    // ok: java-sensitive-response
    return patient.getSsn();
  }
}
