"use client";

import { reportText } from "arrears";
import { useEffect, useState } from "react";

export function Answer({ text }) {
  const [answer, setAnswer] = useState("");
  useEffect(() => setAnswer(reportText(text)), [text]);
  useEffect(() => {
    if (answer === "") return;
    globalThis.fromServer = document.querySelector("#server").textContent;
    globalThis.fromPage = answer;
  }, [answer]);
  return <pre id="client">{answer}</pre>;
}
