// A route handler, in the runtime of the server.
import { reportText } from "arrears";

export async function POST(request) {
  return new Response(reportText(await request.text()), { headers: { "Content-Type": "application/json" } });
}
