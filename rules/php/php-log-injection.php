<?php

// ruleid: php-log-injection
error_log('login of ' . $_POST['user']);
// ruleid: php-log-injection
syslog(LOG_INFO, "login of $_POST[user]");

function login($request, $logger)
{
    // ruleid: php-log-injection
    $logger->info('login of ' . $request->input('user'));
    // ruleid: php-log-injection
    Log::warning("no such user: {$request->input('user')}");
    // ok: php-log-injection
    $logger->info('login', ['user' => $request->input('user')]);
}

// ok: php-log-injection
error_log('login of ' . json_encode($_POST['user']));
// ok: php-log-injection
error_log('login of ' . (int) $_POST['id']);
// ok: php-log-injection
error_log('login of ' . str_replace(["\r", "\n"], ' ', $_POST['user']));
