import { testEntryPoints } from '../../../test/unit/entry-points';

describe('entry points of Kotlin', () => {
  testEntryPoints('kotlin', [
    [
      'a controller of Spring behind the prefix and the guards of its class',
      `package a
@RestController
@RequestMapping("/patients")
@Secured("ROLE_USER")
class PatientController {
  @GetMapping("/{id}")
  @PreAuthorize("hasRole('DOCTOR')")
  fun show(@PathVariable id: Long): Patient { return p }
  @PostMapping
  fun save(@RequestBody p: Patient) { }
  fun helper() { }
}`,
      [
        'http GET /patients/{id} PatientController.show [Secured, PreAuthorize] 8:7-11 = 6-8',
        'http POST /patients PatientController.save [Secured] 10:7-11 = 9-10',
      ],
    ],
    [
      'other ways to write a mapping',
      `package a
class A {
  @PutMapping(path = ["/{id}"]) fun put(id: Long) { }
  @RequestMapping("/s", method = [RequestMethod.POST]) fun search() { }
}`,
      ['http PUT /{id} A.put [] 3:37-40 = 3-3', 'http POST /s A.search [] 4:60-66 = 4-4'],
    ],
    [
      'routes of Ktor, within others and within authenticate',
      `fun Application.module() {
  routing {
    get("/health") { call.respond("ok") }
    authenticate("jwt") {
      route("/patients") {
        get("/{id}") { call.respond(1) }
        post { call.respond(2) }
      }
    }
  }
}`,
      [
        'http GET /health GET /health [] 3:5-18 = 3-3',
        'http GET /patients/{id} GET /patients/{id} [authenticate] 6:9-20 = 6-6',
        'http POST /patients POST /patients [authenticate] 7:9-13 = 7-7',
      ],
    ],
    [
      'routes of Ktor in a function of their own',
      `fun Route.orders() {
  delete("/orders/{id}") { call.respond(1) }
}`,
      ['http DELETE /orders/{id} DELETE /orders/{id} [] 2:3-24 = 2-2'],
    ],
    ['functions of the same name elsewhere', 'fun other() { get("/x") { 1 } }', []],
    [
      'resources of JAX-RS',
      `package a
@Path("/orders")
class Orders {
  @GET @Path("/{id}") @RolesAllowed("admin") fun get(id: String): Response { return r }
  @POST fun create(o: Order): Response { return r }
}`,
      [
        'http GET /orders/{id} Orders.get [RolesAllowed] 4:50-53 = 4-4',
        'http POST /orders Orders.create [] 5:13-19 = 5-5',
      ],
    ],
    [
      'listeners, schedules and resolvers',
      `package a
class Jobs {
  @KafkaListener(topics = ["orders"]) fun take(m: String) { }
  @Scheduled(cron = "0") fun tick() { }
  @QueryMapping fun patient(id: String): Patient { return p }
  @EventListener fun none(o: Any) { }
}`,
      [
        'queue orders Jobs.take [] 3:43-47 = 3-3',
        'schedule Jobs.tick [] 4:30-34 = 4-4',
        'graphql Jobs.patient [] 5:21-28 = 5-5',
      ],
    ],
    [
      'commands',
      `fun main(args: Array<String>) { }
fun start(args: Array<String>) { }`,
      ['cli main [] 1:5-9 = 1-1'],
    ],
  ]);
});
