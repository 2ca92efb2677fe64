import { testMarkedPractices } from '../../../test/unit/practices';

describe('practices of Python', () => {
  testMarkedPractices('py', [
    [
      'rate-limit',
      'Flask-Limiter',
      `from flask import Flask
from flask_limiter import Limiter
app = Flask(__name__)
limiter = Limiter(get_remote_address, app=app)

@app.route("/a")
@limiter.limit("5/minute")
def a(): # met
    return ""

@app.route("/b")
def b(): # <- b has no rate limit
    return ""

@app.route("/c")
@limiter.exempt
def c(): # <- c has no rate limit
    return ""`,
    ],
    [
      'rate-limit',
      'FastAPI, and functions of the project',
      `from fastapi import FastAPI, Depends, APIRouter
from fastapi_limiter.depends import RateLimiter
router = APIRouter()

@router.post("/a", dependencies=[Depends(RateLimiter(times=2, seconds=5))])
async def a(): # met
    return ""

@router.post("/b")
async def b(caller = Depends(signed_in)): # <- b has no rate limit
    return ""

@router.post("/c")
async def c(request: Request): # met
    await check_rate_limit(request)
    return ""
@router.post("/d")
async def d(limit: None = Depends(rate_limited)): # met
    return ""
router2 = APIRouter(dependencies=[Depends(RateLimiter(times=2))])
@router2.get("/e")
async def e(): # met
    return ""`,
    ],
    [
      'rate-limit',
      'Django',
      `from rest_framework.views import APIView
from rest_framework.throttling import UserRateThrottle
from django_ratelimit.decorators import ratelimit
from rest_framework.decorators import api_view, throttle_classes
class A(APIView):
    throttle_classes = [UserRateThrottle]
    def post(self, request): # met
        return 1
class B(APIView):
    def post(self, request): # <- post has no rate limit
        return 1
@api_view(["POST"])
@throttle_classes([UserRateThrottle])
def c(request): # met
    return 1
@ratelimit(key="ip", rate="5/m")
def d(request):
    return 1
@api_view(["POST"])
def e(request): # <- e has no rate limit
    return 1`,
    ],
    [
      'audit-log',
      'functions, annotations, models',
      `@app.get("/a")
def a(id): # met
    audit_log("x")
    return 1
@app.get("/b")
def b(id): # <- b writes nothing to the audit log
    return 1
@app.get("/c")
@audited
def c(id): # met
    return 1
@app.get("/d")
def d(id): # met
    AuditLog.objects.create(user=1)
    return 1
@app.get("/e")
def e(id): # met
    db.add(AuditEvent(user=1))
    return 1
@app.get("/f")
def f(id): # <- f writes nothing to the audit log
    rows = get_audit_logs()
    return rows`,
    ],
    [
      'expiry',
      'tokens, cookies and links',
      `import jwt
from datetime import timedelta
def a(user): return jwt.encode({"sub": user}, KEY, algorithm="HS256") # <- Give jwt.encode an expiry
def b(user): return jwt.encode({"sub": user, "exp": 1}, KEY, algorithm="HS256") # met
def c(data, expires_delta=None):
    to_encode = data.copy()
    to_encode.update({"exp": now() + expires_delta})
    return jwt.encode(to_encode, KEY) # met
def d(claims): return jwt.encode(claims, KEY) # <- Give jwt.encode an expiry
def e(r):
    r.set_cookie("session", "x") # <- Give r.set_cookie an expiry
    r.set_cookie("session", "x", max_age=3) # met
    r.set_cookie(key="access_token", value="x", httponly=True) # <- Give r.set_cookie an expiry
    r.set_cookie("theme", "x")
def f(s3): s3.generate_presigned_url("get_object", Params={}, ExpiresIn=3) # met
def g(s3): s3.generate_presigned_url("get_object", Params={}) # <- Give s3.generate_presigned_url an expiry
def h(user):
    payload = dict(sub=user)
    payload["exp"] = later()
    return jwt.encode(payload, KEY) # met
def i(user):
    payload = {"sub": user}
    payload |= {"exp": 3}
    return jwt.encode({**payload}, KEY) # met
def j(user):
    payload = {"sub": user}
    return jwt.encode(payload, KEY) # <- Give jwt.encode an expiry
def k(user): return create_access_token(identity=user)
def l(user): return create_access_token(identity=user, expires_delta=timedelta(minutes=1))`,
    ],
    [
      'encryption',
      'files and stores',
      `import json
from pathlib import Path
def a(diagnosis): Path("x").write_text(diagnosis) # <- Encrypt diagnosis before Path().write_text stores it
def a2(diagnosis): (FOLDER / "x").write_text(diagnosis) # <- Encrypt diagnosis before write_text stores it
def b(p):
    with open("x", "w") as f:
        f.write(p.diagnosis) # <- Encrypt p.diagnosis before f.write stores it
def c(p):
    with open("x", "w") as f:
        json.dump({"d": p["diagnosis"]}, f) # <- Encrypt {"d": p["diagnosis"]} before json.dump stores it
def d(p):
    with open("x", "wb") as f:
        f.write(fernet.encrypt(p.diagnosis.encode())) # met
def e(p):
    text = f"{p.name} {p.diagnosis}"
    open("x", "w").write(text) # <- Encrypt text before open().write stores it
def f(p):
    text = f"{p.name} {p.diagnosis}"
    token = Fernet(KEY).encrypt(text.encode())
    Path("x").write_bytes(token) # met
def g(p): redis_client.set("a", p.ssn) # <- Encrypt p.ssn before redis_client.set stores it
def h(p): s3.put_object(Bucket="b", Body=p.ssn, ServerSideEncryption="aws:kms") # met
def i(p): s3.put_object(Bucket="b", Key="k", Body=p.ssn) # <- Encrypt p.ssn before s3.put_object stores it
def j(rows): Path("x").write_text(json.dumps([r["name"] for r in rows]))
def k(rows): Path("x").write_text(json.dumps([r["ssn"] for r in rows])) # <- Encrypt json.dumps([r["ssn"] for r in rows]) before Path().write_text stores it
def l(rows):
    out = []
    for r in rows:
        out.append(r["ssn"])
    Path("x").write_text("\\n".join(out)) # <- Encrypt "\\n".join(out) before Path().write_text stores it`,
    ],
  ]);
});
