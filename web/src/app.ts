// The script of every page. Pages work without it; it makes them quicker and kinder.
// All words come from the server, in `data-text-…` attributes.
import "./trust";
import "./composer";
import "./reading";
import "./menu";
import "./switch";
import "./times";
import "./cut";
import "./gestures";
import "./sending";
import "./progress";
