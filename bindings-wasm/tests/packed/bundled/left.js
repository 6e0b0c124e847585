// A bundler that does not copy the module: the page must be told.
import { reportText } from "arrears";

globalThis.fromPage = reportText("{}");
