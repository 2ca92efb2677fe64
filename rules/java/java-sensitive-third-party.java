package clinic;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sentry.Sentry;
import java.net.http.HttpRequest;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.apache.http.entity.StringEntity;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.web.client.RestTemplate;

class Outside {
  private final ObjectMapper mapper = new ObjectMapper();
  private final RestTemplate restTemplate = new RestTemplate();

  void claims(Patient patient, String claimsUrl, String apiUrl) throws Exception {
    // ruleid: java-sensitive-third-party
    restTemplate.postForObject(claimsUrl, Map.of("number", patient.getSsn()), Void.class);
    String body = mapper.writeValueAsString(new Claim(patient.getDiagnosis()));
    // ruleid: java-sensitive-third-party
    HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(body)).build();
    // ruleid: java-sensitive-third-party
    RequestBody.create(MediaType.get("text/plain"), patient.getSsn());
    // ruleid: java-sensitive-third-party
    new StringEntity(describe(patient));
    // ok: java-sensitive-third-party
    restTemplate.postForObject(apiUrl, Map.of("number", patient.getSsn()), Void.class);
    // ok: java-sensitive-third-party
    restTemplate.postForObject("http://localhost:8080/claims", patient.getSsn(), Void.class);
    // ok: java-sensitive-third-party
    restTemplate.postForObject(claimsUrl, Map.of("number", vault.encrypt(patient.getSsn())), Void.class);
    // ok: java-sensitive-third-party
    restTemplate.postForObject(claimsUrl, Map.of("known", register.contains(patient.getSsn())), Void.class);
  }

  private String describe(Patient patient) {
    return "Diagnosis: " + patient.getDiagnosis();
  }

  void watch(Card card, Analytics analytics) {
    // ruleid: java-sensitive-third-party
    Sentry.captureMessage("charge of " + card.getCardNumber() + " failed");
    // ruleid: java-sensitive-third-party
    analytics.track("charged", card.getCardNumber());
    // ok: java-sensitive-third-party
    Sentry.captureMessage("charge failed");
    // ok: java-sensitive-third-party
    analytics.track("charged", mask(card.getCardNumber()));
  }

  void remind(SimpleMailMessage message, Patient patient) {
    message.setTo(patient.getMail());
    // ruleid: java-sensitive-third-party
    message.setText("Because of " + patient.getDiagnosis());
    // ok: java-sensitive-third-party
    message.setSubject("Check-up");
  }
}
