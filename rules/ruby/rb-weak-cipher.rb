# ruleid: rb-weak-cipher
cipher = OpenSSL::Cipher.new("des-ede3-cbc")
# ruleid: rb-weak-cipher
cipher = OpenSSL::Cipher.new("AES-128-ECB")
# ruleid: rb-weak-cipher
cipher = OpenSSL::Cipher.new("rc4")
# ruleid: rb-weak-cipher
cipher = OpenSSL::Cipher::AES.new(128, :ECB)
# ruleid: rb-weak-cipher
key = OpenSSL::PKey::RSA.new(1024)
# ok: rb-weak-cipher
cipher = OpenSSL::Cipher.new("aes-256-gcm")
# ok: rb-weak-cipher
cipher = OpenSSL::Cipher::AES.new(256, :GCM)
# ok: rb-weak-cipher
key = OpenSSL::PKey::RSA.new(3072)
