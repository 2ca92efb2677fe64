using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

public class Startup
{
    public void Configure(IApplicationBuilder app, IHostEnvironment env)
    {
        // ruleid: cs-debug-enabled
        app.UseDeveloperExceptionPage();
    }

    public void ConfigureSafely(IApplicationBuilder app, IHostEnvironment env)
    {
        if (env.IsDevelopment())
        {
            // ok: cs-debug-enabled
            app.UseDeveloperExceptionPage();
        }
        else
        {
            // ok: cs-debug-enabled
            app.UseExceptionHandler("/error");
        }
    }
}
