# ruleid: rb-hardcoded-secret
password = "k8S3cr3t!x"
# ruleid: rb-hardcoded-secret
API_KEY = "a81f0c5bd7e94a2f"
# ruleid: rb-hardcoded-secret
client = Mysql2::Client.new(host: "db", password: "Tr0ub4dor&3")
# ruleid: rb-hardcoded-secret
config.secret_key_base = "91b4f0a2c81d4e6f9c0a"
# ok: rb-hardcoded-secret
password = ENV.fetch("DB_PASSWORD")
# ok: rb-hardcoded-secret
password = ""
# ok: rb-hardcoded-secret
labels = { password: "your password" }
# ok: rb-hardcoded-secret
kinds = { password: "password_field" }
