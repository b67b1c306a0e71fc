// Before `npm pack` and `npm publish`: what is packed is built.
import { buildIfStale, installPackages } from "./prepare.mjs";

installPackages();
buildIfStale();
