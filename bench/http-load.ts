import { Agent, request } from "node:http";
import { load, SECRET, updateBody } from "./talk.ts";

/** A process of its own: sends the talk to the webhook at argv[2] over kept-alive connections, prints its timing. */
const [, , url = "", rounds = "10", places = "16", pace = ""] = process.argv;
const agent = new Agent({ keepAlive: true, maxSockets: Number(places) });

function post(who: number, round: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const body = updateBody(who, round);
    const headers = {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      "x-telegram-bot-api-secret-token": SECRET,
    };
    const call = request(url, { method: "POST", agent, headers }, (response) => {
      response.resume();
      response.once("end", () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`the webhook answered ${response.statusCode}`));
      });
    });
    call.once("error", reject);
    call.end(body);
  });
}

console.log(JSON.stringify(await load(Number(rounds), Number(places), pace ? Number(pace) : null, post)));
agent.destroy();
