// The only script of a page: it adds comfort to what already works without it. Names are given to files by the import
// map in the frame, so that each file is asked for with its version and none can be an old one.
import { initAll } from "nhsuk-frontend";
import { watchForLeaving } from "coprod/leave";
import { neverShowOldPages } from "coprod/fresh";
import { foldTables } from "coprod/tables";

// The way out comes first: whatever else fails, it must work.
watchForLeaving(document);
neverShowOldPages(window);
foldTables(document);
initAll();
