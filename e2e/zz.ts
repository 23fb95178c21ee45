import { prepare, fingerprints } from "./access.ts";
import { copyDemo } from "./house.ts";
async function main(){ const t=Date.now(); const d=copyDemo("zz"); const p = await prepare(d); console.log(p, p.sheets.length, Date.now()-t); const f=await fingerprints(d); console.log(f, Date.now()-t); }
main();
