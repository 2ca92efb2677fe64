require "base64"

def keep(path, patient, box)
  # ruleid: rb-sensitive-storage
  File.write(path, summary_of(patient))
  # ruleid: rb-sensitive-storage
  File.write(path, Base64.strict_encode64(patient.ssn))
  File.open(path, "w") do |file|
    # ruleid: rb-sensitive-storage
    file.puts("#{patient.id},#{patient.ssn}")
    # ok: rb-sensitive-storage
    file.puts(patient.id)
  end
  # ok: rb-sensitive-storage
  File.binwrite(path, box.encrypt(patient.ssn))
  # ok: rb-sensitive-storage
  File.write(path, patient.name)
  list = []
  # ok: rb-sensitive-storage
  list << patient.ssn
end

def summary_of(patient)
  "#{patient.name}: #{patient.ssn}"
end

def remote(redis, card, vault)
  # ruleid: rb-sensitive-storage
  redis.set("card", card.card_number)
  # ruleid: rb-sensitive-storage
  Rails.cache.write("card", card.card_number)
  # ruleid: rb-sensitive-storage
  cookies[:card] = card.card_number
  # ok: rb-sensitive-storage
  redis.set("card", vault.tokenize(card.card_number))
  # ok: rb-sensitive-storage
  cookies[:last] = card.card_number.last(4)
  # ok: rb-sensitive-storage
  cookies.encrypted[:card] = card.card_number
end
