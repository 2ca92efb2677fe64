import { testMarkedPractices } from '../../../test/unit/practices';

describe('practices of PHP', () => {
  testMarkedPractices('php', [
    [
      'rate-limit',
      'Laravel',
      `<?php
Route::post('/a', [A::class, 'a'])->middleware('throttle:5,1');
Route::post('/b', [A::class, 'b']);
Route::middleware(['auth', 'throttle:api'])->group(function () {
    Route::post('/c', [A::class, 'c']);
});
Route::post('/d', function (Request $r) { // met
    if (RateLimiter::tooManyAttempts('x', 5)) { return 1; }
    return 2;
});
class A {
  function a() { return 1; } // met
  function b() { return 1; } // <- b has no rate limit
  function c() { return 1; } // met
}`,
    ],
    [
      'audit-log',
      'the activity log and models',
      `<?php
Route::get('/a', [A::class, 'a']);
Route::get('/b', [A::class, 'b']);
Route::get('/c', [A::class, 'c']);
Route::get('/d', [A::class, 'd']);
class A {
  function a() { activity()->performedOn($x)->log('seen'); return 1; } // met
  function b() { return 1; } // <- b writes nothing to the audit log
  function c() { AuditLog::create(['who' => 1]); return 1; } // met
  function d() { $this->audit->record(1); return 1; } // met
}`,
    ],
    [
      'expiry',
      'tokens, cookies and links',
      `<?php
function a($u) { return JWT::encode(['sub' => $u], $key, 'HS256'); } // <- Give JWT.encode an expiry
function b($u) { return JWT::encode(['sub' => $u, 'exp' => time() + 60], $key, 'HS256'); } // met
function c($u) { $p = ['sub' => $u]; $p['exp'] = 3; return JWT::encode($p, $key, 'HS256'); } // met
function d($u) { return $u->createToken('x'); } // <- Give $u.createToken an expiry
function e($u) { return $u->createToken('x', ['*'], now()->addDay()); }
function f() { setcookie('session', 'x'); setcookie('session', 'x', time() + 60); setcookie('session', 'x', ['expires' => 3]); setcookie('session', 'x', ['secure' => true]); setcookie('theme', 'x'); } // <- Give setcookie an expiry, met
function g() { return URL::signedRoute('a'); } // <- Give URL.signedRoute an expiry
function h() { return URL::temporarySignedRoute('a', now()->addDay()); }
function i($u) { $payload = ['sub' => $u]; return JWT::encode($payload, $key, 'HS256'); } // <- Give JWT.encode an expiry`,
    ],
    [
      'encryption',
      'files and stores',
      `<?php
function a($p) { file_put_contents('a', $p->diagnosis); } // <- Encrypt $p->diagnosis before file_put_contents stores it
function b($p) { file_put_contents('a', openssl_encrypt($p->diagnosis, 'aes-256-gcm', $k, 0, $iv, $tag)); } // met
function c($p) { $s = "x {$p->diagnosis}"; $f = fopen('a', 'w'); fwrite($f, $s); } // <- Encrypt $s before fwrite stores it
function d($p) { $s = Crypt::encryptString($p['ssn']); Storage::put('a', $s); } // met
function e($p) { Storage::disk('s3')->put('a', json_encode(['d' => $p['ssn']])); } // <- Encrypt json_encode(['d' => $p['ssn']]) before Storage.disk().put stores it`,
    ],
  ]);
});
