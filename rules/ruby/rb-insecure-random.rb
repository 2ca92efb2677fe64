# ruleid: rb-insecure-random
code = rand(10_000)
# ruleid: rb-insecure-random
session_id = Random.rand(1..1_000_000)
# ruleid: rb-insecure-random
token = letters.sample(16).join
# ruleid: rb-insecure-random
key = Random.new(1).bytes(16)
# ok: rb-insecure-random
code = SecureRandom.random_number(10_000)
# ok: rb-insecure-random
token = SecureRandom.hex(16)
# ok: rb-insecure-random
card = deck.sample
# ok: rb-insecure-random
dice = rand(1..6)

def new_password
  # ruleid: rb-insecure-random
  Array.new(12) { letters[rand(26)] }.join
end
