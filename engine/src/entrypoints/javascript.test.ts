import { testEntryPoints } from '../../../test/unit/entry-points';

describe('entry points of JavaScript and TypeScript', () => {
  testEntryPoints('javascript', [
    [
      'a route of Express with its own guards, behind those of its router and where it is mounted',
      `app.use(helmet());
router.get('/:id', requireRole('doctor'), async (req, res) => {
  res.end();
});
app.use('/patients', auth, router);
app.use(errors);`,
      ['http GET /patients/:id GET /patients/:id [helmet, auth, requireRole] 2:1-18 = 2-4'],
    ],
    [
      'a handler by its name, within functions that check nothing',
      "router.post('/x', validate(schema), asyncHandler(create));\nasync function create(req, res) {\n}",
      ['http POST /x create [validate] 1:1-17 = 2-3 → create'],
    ],
    [
      'a handler of another file',
      "app.delete('/x', auth, patients.remove);",
      ['http DELETE /x patients.remove [auth] 1:1-16 → patients.remove'],
    ],
    [
      'several methods of one route',
      "router.route('/x').get(show).post(auth, save);",
      ['http GET /x show [] 1:1-18 → show', 'http POST /x save [auth] 1:1-18 → save'],
    ],
    [
      'a router of any name',
      "const web = express();\nweb.get('/x', show);",
      ['http GET /x show [] 2:1-13 → show'],
    ],
    ['a setting is no route', "const app = express();\napp.get('view engine');", []],
    [
      'caches and clients have no routes',
      "cache.get('/x', done);\naxios.get('/x', options);\nmap.get(key);",
      [],
    ],
    [
      'an address elsewhere and options are no route',
      "api.get('https://a.example/x', done);\napi.get('/x', { a: 1 });",
      [],
    ],
    [
      'a guard that comes later runs later',
      "app.get('/x', show);\napp.use(auth);\napp.get('/y', show);",
      ['http GET /x show [] 1:1-13 → show', 'http GET /y show [auth] 3:1-13 → show'],
    ],
    [
      'a guard of a path is one of what is registered later below the path',
      "app.get('/admin/early', show);\napp.use('/admin', requireAdmin);\napp.get('/admin', show);\napp.get('/admin/x', show);\napp.get('/administer', show);",
      [
        'http GET /admin/early show [] 1:1-23 → show',
        'http GET /admin show [requireAdmin] 3:1-17 → show',
        'http GET /admin/x show [requireAdmin] 4:1-19 → show',
        'http GET /administer show [] 5:1-22 → show',
      ],
    ],
    [
      'a guard of all below a path is none of the path itself',
      "app.use('/admin/*', requireAdmin);\napp.get('/admin', show);\napp.get('/admin/x', show);",
      ['http GET /admin show [] 2:1-17 → show', 'http GET /admin/x show [requireAdmin] 3:1-19 → show'],
    ],
    [
      'a guard of a path is one of routers that are mounted below it',
      "const users = Router();\nusers.get('/', show);\napp.use('/admin', requireAdmin);\napp.use('/admin/users', users);\napp.use('/open', users);",
      ['http GET /admin/users/open show [requireAdmin] 2:1-14 → show'],
    ],
    [
      'what is mounted or answers by itself is no guard',
      "app.use(require('./users'));\napp.use('/s', express.static('public'));\napp.get('/s/x', show);",
      ['http GET /s/x show [] 3:1-15 → show'],
    ],
    [
      'the root below a prefix, and paths that are put together',
      "const router = new Router({ prefix: '/p' });\nrouter.get('/', list);\nconst base = '/api';\napp.get(base + '/x', show);\napp.get(config.base + '/y', show);",
      [
        'http GET /p list [] 2:1-15 → list',
        'http GET /api/x show [] 4:1-20 → show',
        'http GET /{config.base}/y show [] 5:1-27 → show',
      ],
    ],
    [
      'a prefix of the router behind the one that it is mounted below',
      "const router = new Router({ prefix: '/p' });\nrouter.get('/x', show);\napp.use('/api', router.routes());",
      ['http GET /api/p/x show [] 2:1-16 → show'],
    ],
    [
      'a router of Hono below another one',
      "const app = new Hono();\nconst orders = new Hono();\norders.get('/:id', show);\napp.route('/orders', orders);",
      ['http GET /orders/:id show [] 3:1-18 → show'],
    ],
    [
      'Fastify below a prefix',
      `fastify.register(async (app) => {
  app.get('/y', async (request, reply) => {});
}, { prefix: '/v1' });
fastify.get('/z', show);`,
      ['http GET /v1/y GET /v1/y [] 2:3-15 = 2-2', 'http GET /z show [] 4:1-17 → show'],
    ],
    [
      'Fastify with hooks',
      "fastify.addHook('onRequest', auth);\nfastify.get('/x', { preHandler: [own] }, async (q, r) => {});",
      ['http GET /x GET /x [auth, own] 2:1-17 = 2-2'],
    ],
    [
      'routes as objects',
      "server.route({ method: ['GET', 'PUT'], path: '/x', handler: show });",
      ['http GET /x show [] 1:46-50 → show', 'http PUT /x show [] 1:46-50 → show'],
    ],
    [
      'a function in the cloud',
      'exports.handler = async (event) => {\n};',
      ['function handler [] 1:9-16 = 1-2'],
    ],
    [
      'events of sockets, not those of the connection itself',
      "socket.on('chat', (m) => {});\nsocket.on('disconnect', () => {});",
      ['websocket chat chat [] 1:1-17 = 1-1'],
    ],
    [
      'queues, commands and schedules',
      "consumer.run({ eachMessage: take });\nprogram.command('drop <id>').action(drop);\ncron.schedule('0 * * * *', tick);",
      [
        'queue take [] 1:1-13 → take',
        'cli drop <id> drop [] 2:1-28 → drop',
        'schedule 0 * * * * tick [] 3:1-26 → tick',
      ],
    ],
  ]);
  testEntryPoints('typescript', [
    [
      'a controller of NestJS with guards of class and method',
      `@Controller('patients')
@UseGuards(AuthGuard('jwt'))
class PatientController {
  @Get(':id')
  @UseGuards(OwnerGuard)
  show(@Param('id') id: string) {
  }
  @Post()
  save() {}
  helper() {}
}`,
      [
        'http GET /patients/:id PatientController.show [AuthGuard, OwnerGuard] 6:3-7 = 4-7',
        'http POST /patients PatientController.save [AuthGuard] 9:3-7 = 8-9',
      ],
    ],
    [
      'routes of Next.js by their files',
      'export async function GET(request: Request) {}\nexport const POST = withAuth(async (r: Request) => {});',
      [
        'http GET /api/p/[id] GET /api/p/[id] [] 1:23-26 = 1-1',
        'http POST /api/p/[id] POST /api/p/[id] [withAuth] 2:14-18 = 2-2',
      ],
      'src/app/api/p/[id]/route.ts',
    ],
    [
      'the same functions elsewhere are none',
      'export async function GET(request: Request) {}',
      [],
      'src/http.ts',
    ],
    [
      'an API page of Next.js',
      'export default withAuth(show);\nfunction show(req, res) {}',
      ['http /api/p show [withAuth] 1:1-15 = 2-2 → show'],
      'pages/api/p/index.ts',
    ],
    [
      'resolvers',
      'const resolvers = { Query: { patient: (p, a) => 1 }, Patient: { name: (p) => 1 } };',
      ['graphql Query.patient patient [] 1:30-37 = 1-1'],
    ],
  ]);
});
