require "net/http"

class Outside
  def claims(patient, claims_url, api_url)
    # ruleid: rb-sensitive-third-party
    RestClient.post(claims_url, { number: patient.ssn })
    # ruleid: rb-sensitive-third-party
    Net::HTTP.post(URI(claims_url), "number=#{patient.ssn}")
    # ruleid: rb-sensitive-third-party
    HTTParty.post(claims_url, body: claim_for(patient).to_json)
    request = Net::HTTP::Post.new("/claims")
    # ruleid: rb-sensitive-third-party
    request.body = JSON.generate({ number: patient.ssn })
    # ok: rb-sensitive-third-party
    RestClient.post(api_url, { number: patient.ssn })
    # ok: rb-sensitive-third-party
    RestClient.post("http://localhost:8080/claims", { number: patient.ssn })
    # ok: rb-sensitive-third-party
    RestClient.post(claims_url, { number: vault.encrypt(patient.ssn) })
    # ok: rb-sensitive-third-party
    RestClient.post(claims_url, { number: Digest::SHA256.hexdigest(patient.ssn) })
    # ok: rb-sensitive-third-party
    RestClient.post(claims_url, { known: register.known(patient.ssn) })
  end

  def claim_for(patient)
    { reason: patient.diagnosis }
  end

  def watch(card, user)
    # ruleid: rb-sensitive-third-party
    Sentry.capture_message("charge of #{card.card_number} failed")
    # ruleid: rb-sensitive-third-party
    Analytics.track(user_id: user.id, event: "charged", properties: { card: card.card_number })
    # ok: rb-sensitive-third-party
    Analytics.track(user_id: user.id, event: "charged", properties: { card: mask(card.card_number) })
  end

  def remind(patient)
    # ruleid: rb-sensitive-third-party
    mail(to: patient.email, subject: "Check-up", body: "Because of #{patient.diagnosis}")
    # ok: rb-sensitive-third-party
    mail(to: patient.email, subject: "Check-up", body: "It is time for your check-up.")
  end
end
