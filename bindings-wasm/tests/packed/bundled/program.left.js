// A bundler that does not copy the module: whoever starts the program must be told.
import { reportText } from "arrears";

console.log(reportText("{}"));
