import { testMarkedPractices } from '../../../test/unit/practices';

describe('practices of Ruby', () => {
  testMarkedPractices('rb', [
    [
      'rate-limit',
      'Rails',
      `class SessionsController < ApplicationController
  rate_limit to: 10, within: 3.minutes, only: :create
  before_action :check_throttle, only: [:update]
  def create # met
    render plain: "x"
  end
  def destroy # <- destroy has no rate limit
    render plain: "x"
  end
  def update # met
    render plain: "x"
  end
end`,
    ],
    [
      'rate-limit',
      'filters of Sinatra',
      `get "/early" do # <- GET /early has no rate limit
  "x"
end
before do
  check_throttle
end
get "/late" do # met
  "x"
end`,
    ],
    [
      'rate-limit',
      'a throttle of Rack::Attack',
      `Rack::Attack.throttle("logins/ip", limit: 5, period: 20) { |req| req.ip }
class SessionsController < ApplicationController
  def create # met
    render plain: "x"
  end
end`,
    ],
    [
      'rate-limit',
      'a throttle in the class of Rack::Attack',
      `class Rack::Attack
  throttle("req/ip", limit: 300, period: 5.minutes) do |req|
    req.ip
  end
end
class SessionsController < ApplicationController
  def create # met
    render plain: "x"
  end
end`,
    ],
    [
      'audit-log',
      'models and functions',
      `class PatientsController < ApplicationController
  def show # met
    AuditLog.create!(user: current_user)
    render json: 1
  end
  def edit # <- edit writes nothing to the audit log
    render json: 1
  end
  def update # <- update writes nothing to the audit log when current_user is not set, line 10
    audit_log "x" if current_user
    render json: 1
  end
end`,
    ],
    [
      'expiry',
      'tokens, cookies and links',
      `def a(u) = JWT.encode({ sub: u }, KEY) # <- Give JWT.encode an expiry
def b(u) = JWT.encode({ sub: u, exp: 1.hour.from_now.to_i }, KEY) # met
def c(u)
  payload = { sub: u }
  payload[:exp] = 3
  JWT.encode(payload, KEY) # met
end
def d(u) = u.signed_id(purpose: :x) # <- Give u.signed_id an expiry
def e(u) = u.signed_id(expires_in: 15.minutes) # met
def f
  cookies[:session] = "x" # <- Give cookies[:session] an expiry
  cookies[:session] = { value: "x", expires: 1.hour } # met
  cookies.encrypted[:auth_token] = { value: "x" } # <- Give cookies.encrypted[:auth_token] an expiry
  cookies[:theme] = "x"
end
def g(o) = o.presigned_url(:get) # <- Give o.presigned_url an expiry
def h(o) = o.presigned_url(:get, expires_in: 60) # met`,
    ],
    [
      'encryption',
      'files',
      `def a(p) = File.write("a", p.diagnosis) # <- Encrypt p.diagnosis before File.write stores it
def b(p) = File.write("a", encrypt(p.diagnosis)) # met
def c(p)
  File.open("a", "w") do |f|
    f.puts "x #{p.diagnosis}" # <- Encrypt "x #{p.diagnosis}" before f.puts stores it
  end
end
def d(p)
  text = lockbox.encrypt(p.ssn)
  File.binwrite("a", text) # met
end
def e(p)
  File.write("a", { d: p[:ssn] }.to_json) # <- Encrypt { d: p[:ssn] }.to_json before File.write stores it
end`,
    ],
  ]);
});
