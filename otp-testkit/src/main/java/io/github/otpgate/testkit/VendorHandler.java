package io.github.otpgate.testkit;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Reads and records a request, then has it answered. */
final class VendorHandler extends Handler.Abstract {

    private static final int LARGEST_BODY = 2 * 1024 * 1024;

    private final VendorServer.Vendor vendor;
    private final RequestLog log;
    private final FaultScript faults;
    private final FaultScript queryFaults;

    VendorHandler(VendorServer.Vendor vendor, RequestLog log, FaultScript faults, FaultScript queryFaults) {
        this.vendor = vendor;
        this.log = log;
        this.faults = faults;
        this.queryFaults = queryFaults;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        byte[] body = Content.Source.asInputStream(request).readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            Response.writeError(request, response, callback, 413);
            return true;
        }
        RecordedRequest recorded = recorded(request, body);
        boolean send = vendor.sends(recorded);
        log.add(recorded, send);
        FaultScript script = send ? faults : queryFaults;
        new Exchange(new Wire(request, response, callback), () -> vendor.answer(recorded)).play(script.take());
        return true;
    }

    private static RecordedRequest recorded(Request request, byte[] body) {
        List<String> headers = request.getHeaders().stream()
                .map(field -> field.getName() + ": " + Objects.toString(field.getValue(), ""))
                .toList();
        String path = Objects.toString(request.getHttpURI().getPath(), "/");
        String query = Objects.toString(request.getHttpURI().getQuery(), "");
        return new RecordedRequest(request.getMethod(), path, query, headers, body);
    }
}
