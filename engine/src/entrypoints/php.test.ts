import { testEntryPoints } from '../../../test/unit/entry-points';

describe('entry points of PHP', () => {
  testEntryPoints('php', [
    [
      'Laravel: a handler of another class, and what runs before',
      `<?php
Route::get('/users/{id}', [UserController::class, 'show'])->middleware('auth');
Route::post('/users', 'UserController@store');`,
      [
        'http GET /users/{id} UserController.show [auth] 2:1-25 → UserController.show',
        'http POST /users UserController.store [] 3:1-21 → UserController.store',
      ],
    ],
    [
      'Laravel: groups',
      `<?php
Route::middleware(['auth', 'admin'])->group(function () {
    Route::delete('/users/{id}', [UserController::class, 'destroy']);
});
Route::prefix('api')->middleware('throttle')->group(function () {
    Route::get('/x', function () { return 1; });
});
Route::group(['prefix' => 'adm', 'middleware' => 'auth'], function () {
    Route::get('/y', 'A@b');
});`,
      [
        'http DELETE /users/{id} UserController.destroy [auth, admin] 3:5-32 → UserController.destroy',
        'http GET /api/x GET /api/x [] 6:5-20 = 6-6',
        'http GET /adm/y A.b [auth] 9:5-20 → A.b',
      ],
    ],
    [
      'a controller of Symfony',
      `<?php
#[Route('/blog')]
#[IsGranted('ROLE_USER')]
class BlogController extends AbstractController {
    #[Route('/{id}', name: 'show', methods: ['GET'])]
    public function show(int $id) { return 1; }
    #[Route('/new', methods: ['GET', 'POST'])]
    public function create() { }
    private function helper() { }
}`,
      [
        'http GET /blog/{id} BlogController.show [IsGranted] 6:21-25 = 5-6',
        'http GET /blog/new BlogController.create [IsGranted] 8:21-27 = 7-8',
        'http POST /blog/new BlogController.create [IsGranted] 8:21-27 = 7-8',
      ],
    ],
    [
      'Slim',
      `<?php
$app->get('/slim/{id}', function ($req, $res) { return $res; })->add(AuthMiddleware::class);
$app->group('/g', function ($group) { $group->post('/h', H::class); });`,
      ['http GET /slim/{id} GET /slim/{id} [AuthMiddleware] 2:1-23 = 2-2', 'http POST /g/h H [] 3:39-56 → H'],
    ],
    [
      'a script that reads a request is told once',
      `<?php
$id = $_GET['id'];
echo $_POST['x'];
`,
      ['http index.php [] 2:7-12 = 1-4'],
      'index.php',
    ],
    [
      'a method that reads a request',
      `<?php
class Input { function id() { return $_GET['id']; } }
`,
      [],
    ],
    [
      'jobs and commands',
      `<?php
class J implements ShouldQueue { public function handle() { } }
class C extends Command { protected function execute() { } function other() { } }`,
      ['queue J.handle [] 2:50-56 = 2-2', 'cli C.execute [] 3:46-53 = 3-3'],
    ],
    [
      'caches and lists',
      `<?php
$cache->get('/x', $y);
$app->get('service', 1);
Cache::get('/x', $y);`,
      [],
    ],
  ]);
});
