using System.Net;
using System.Net.Http;
using System.Net.Security;

public static class Clients
{
    public static HttpClient Open()
    {
        // ruleid: cs-tls-verify-off
        ServicePointManager.ServerCertificateValidationCallback += (sender, certificate, chain, errors) => true;
        var handler = new HttpClientHandler();
        // ruleid: cs-tls-verify-off
        handler.ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) => { return true; };
        var other = new HttpClientHandler
        {
            // ruleid: cs-tls-verify-off
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
        };
        // ruleid: cs-tls-verify-off
        ServicePointManager.ServerCertificateValidationCallback = delegate { return true; };
        return new HttpClient(handler);
    }

    public static HttpClient OpenSafely()
    {
        var handler = new HttpClientHandler();
        // ok: cs-tls-verify-off
        handler.ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) => errors == SslPolicyErrors.None;
        return new HttpClient(handler);
    }
}
