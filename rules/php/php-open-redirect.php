<?php

$next = $_GET['next'];
// ruleid: php-open-redirect
header('Location: ' . $next);
// ruleid: php-open-redirect
header("Location: $next");
// ruleid: php-open-redirect
header("Location: {$_REQUEST['to']}", true, 303);
$line = 'Location: ' . $_COOKIE['back'];
// ruleid: php-open-redirect
header($line);
// ruleid: php-open-redirect
wp_redirect($_GET['to']);

function after($request)
{
    // ruleid: php-open-redirect
    return redirect($request->input('next'));
}

function after_too($request)
{
    // ruleid: php-open-redirect
    return new RedirectResponse($request->query->get('next'));
}

function after_three($response)
{
    // ruleid: php-open-redirect
    return $response->withHeader('Location', $_GET['next']);
}

// ok: php-open-redirect
header('Location: /home');
// ok: php-open-redirect
header('Location: /search?q=' . urlencode($_GET['q']));
// ok: php-open-redirect
header("Location: https://example.org/item/{$_GET['id']}");
// ok: php-open-redirect
header('Content-Type: ' . $_GET['type']);
// ok: php-open-redirect
redirect(route('home', ['id' => $_GET['id']]));
