import { testMarkedPractices } from '../../../test/unit/practices';

describe('practices of C', () => {
  testMarkedPractices(
    'c',
    [
      [
        'encryption',
        'files',
        `void a(struct patient *p) { FILE *f = fopen("a", "w"); fwrite(p->diagnosis, 1, 10, f); fprintf(f, "%s", p->ssn); fprintf(stdout, "%s", p->ssn); } // <- Encrypt p->diagnosis before fwrite stores it, <- Encrypt p->ssn before fprintf stores it
void b(struct patient *p) { FILE *f = fopen("a", "w"); char *out = encrypt(p->diagnosis); fputs(out, f); } // met
void c(struct patient *p) { FILE *f = fopen("a", "w"); unsigned char out[99]; EVP_EncryptUpdate(ctx, out, &n, p->ssn, 9); fwrite(out, 1, n, f); }`,
      ],
      [
        'audit-log',
        'functions and the log of the system',
        `int a(int x) { audit_log(x); return 1; } // met
int b(int x) { if (x) syslog(LOG_AUTHPRIV | LOG_INFO, "x"); return 1; } // <- b writes nothing to the audit log when x is not set, line 2`,
      ],
    ],
    'function',
  );
});
