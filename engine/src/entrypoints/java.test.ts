import { testEntryPoints } from '../../../test/unit/entry-points';

describe('entry points of Java', () => {
  testEntryPoints('java', [
    [
      'a controller of Spring behind the prefix and the guards of its class',
      `@RestController
@RequestMapping("/patients")
@PreAuthorize("isAuthenticated()")
public class PatientController {
  @GetMapping("/{id}")
  @Secured("ROLE_DOCTOR")
  public ResponseEntity<Patient> show(@PathVariable Long id) { return null; }
  @PostMapping
  public void save(@RequestBody Patient p) { }
  private void helper() { }
}`,
      [
        'http GET /patients/{id} PatientController.show [PreAuthorize, Secured] 7:34-38 = 5-7',
        'http POST /patients PatientController.save [PreAuthorize] 9:15-19 = 8-9',
      ],
    ],
    [
      'other ways to write a mapping',
      `class A {
  @RequestMapping(path = "/search", method = RequestMethod.POST)
  List<Patient> search(String q) { return null; }
  @RequestMapping("/any") String any() { return null; }
  @DeleteMapping(value = "/{id}", produces = "x") void drop(Long id) { }
  @GetMapping({"/a", "/b"}) String two() { return null; }
}`,
      [
        'http POST /search A.search [] 3:17-23 = 2-3',
        'http /any A.any [] 4:34-37 = 4-4',
        'http DELETE /{id} A.drop [] 5:56-60 = 5-5',
        'http GET /a A.two [] 6:36-39 = 6-6',
      ],
    ],
    [
      'resources of JAX-RS',
      `@Path("/orders") class Orders {
  @GET @Path("{id}") @RolesAllowed("admin") public Response get(String id) { return null; }
  @POST public Response create(Order o) { return null; }
  public Response put() { return null; }
}`,
      [
        'http GET /orders/{id} Orders.get [RolesAllowed] 2:61-64 = 2-2',
        'http POST /orders Orders.create [] 3:25-31 = 3-3',
      ],
    ],
    [
      'servlets; a method that takes something else is none',
      `@WebServlet("/login") class Login extends HttpServlet {
  @Override protected void doPost(HttpServletRequest req, HttpServletResponse res) throws IOException { }
  void doGet(String a, int b) { }
}`,
      ['http POST /login Login.doPost [] 2:28-34 = 2-2'],
    ],
    [
      'routes of WebFlux and Javalin; a map has none',
      `class R {
  RouterFunction<ServerResponse> a(H handler) { return RouterFunctions.route(GET("/p/{id}"), handler::one); }
  RouterFunction<ServerResponse> b(H handler) { return RouterFunctions.route().POST("/p", handler::save).build(); }
  void c() { app.get("/j", ctx -> ctx.result("x")); map.get("/x", y); }
}`,
      [
        'http GET /p/{id} handler.one [] 2:56-91 → handler.one',
        'http POST /p handler.save [] 3:56-89 → handler.save',
      ],
    ],
    [
      'listeners, schedules and sockets',
      `class Jobs {
  @KafkaListener(topics = "orders") public void take(String m) { }
  @RabbitListener(queues = "q") void rabbit(String m) { }
  @JmsListener(destination = "d") void jms(String m) { }
  @Scheduled(cron = "0 0 * * * *") public void tick() { }
  @MessageMapping("/chat") public void chat(String m) { }
  @EventListener public void none(Object o) { }
}`,
      [
        'queue orders Jobs.take [] 2:49-53 = 2-2',
        'queue q Jobs.rabbit [] 3:38-44 = 3-3',
        'queue d Jobs.jms [] 4:40-43 = 4-4',
        'schedule Jobs.tick [] 5:48-52 = 5-5',
        'websocket /chat Jobs.chat [] 6:40-44 = 6-6',
      ],
    ],
    [
      'resolvers, functions and commands',
      `class A {
  @QueryMapping public Patient patient(@Argument String id) { return null; }
  public static void main(String[] args) { }
}
class Fn implements RequestHandler<Map<String, String>, String> {
  public String handleRequest(Map<String, String> e, Context c) { return null; }
}`,
      [
        'graphql A.patient [] 2:32-39 = 2-2',
        'cli A.main [] 3:22-26 = 3-3',
        'function Fn.handleRequest [] 6:17-30 = 6-6',
      ],
    ],
    [
      'methods of classes that are no controllers',
      `class Cache<T> extends Base {
  @Override public T get(String key) { return null; }
  @Cacheable("x") public T load(String key) { return null; }
  static void main(int n) { }
}`,
      [],
    ],
  ]);
});
