<?php

// ruleid: php-hardcoded-secret
$password = 'k8S3cr3t!x';
// ruleid: php-hardcoded-secret
define('API_KEY', 'a81f0c5bd7e94a2f');
// ruleid: php-hardcoded-secret
$config = ['db_password' => 'Tr0ub4dor&3'];
// ruleid: php-hardcoded-secret
$link = new mysqli('db', 'shop', 'S3cretOfTheShop');

// ok: php-hardcoded-secret
$password = getenv('DB_PASSWORD');
// ok: php-hardcoded-secret
$password = '';
// ok: php-hardcoded-secret
$password = $_POST['password'];
// ok: php-hardcoded-secret
$labels = ['password' => 'your password'];
// ok: php-hardcoded-secret
$rules = ['password' => 'required'];
// ok: php-hardcoded-secret
define('API_KEY', getenv('API_KEY'));

return [
    // ok: php-hardcoded-secret
    'Password' => 'Wachtwoord',
    // ok: php-hardcoded-secret
    'Secret' => 'Тайна',
];
