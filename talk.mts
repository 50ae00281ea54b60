import { withBrowser } from "./src/testing/browser.ts";
const turns=(process.argv[4]??"").split("|");
await withBrowser(async b=>{const p=await (await b.newContext({viewport:{width:390,height:844},locale:process.argv[3]})).newPage();await p.goto("http://127.0.0.1:8790/try");for(const t of turns){await p.locator("#text").fill(t);await p.keyboard.press("Enter");await p.waitForTimeout(1800)}await p.screenshot({path:process.argv[2]!,fullPage:true});console.log((await p.locator("main").innerText()).slice(0,2200))});
