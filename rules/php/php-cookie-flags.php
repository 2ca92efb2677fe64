<?php

// ruleid: php-cookie-flags
setcookie('session', $id);
// ruleid: php-cookie-flags
setcookie('session', $id, time() + 3600, '/');
// ruleid: php-cookie-flags
setcookie('session', $id, 0, '/', '', false, true);
// ruleid: php-cookie-flags
setcookie('session', $id, 0, '/', '', true, false);
// ok: php-cookie-flags
setcookie('session', $id, 0, '/', '', true, true);
// ok: php-cookie-flags
setcookie('session', $id, ['secure' => true, 'httponly' => true, 'samesite' => 'Lax']);
// ok: php-cookie-flags
setcookie('session', '', time() - 3600);
