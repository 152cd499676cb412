-- What wrk sends, and its figures in one line that a program reads.
--
--   wrk … -s wrk.lua URL -- get PATH TOKENS            one reader reads one page
--   wrk … -s wrk.lua URL -- reply PATHS TOKENS          many people reply in many topics
--
-- TOKENS and PATHS are files with an entry a line.

local function lines(name)
  local found = {}
  for line in io.lines(name) do found[#found + 1] = line end
  return found
end

local threads = 0
function setup(thread)
  threads = threads + 1
  thread:set("seed", threads)
end

local paths, tokens
local text = string.rep("The dough rests while the oven warms up. ", 8)

function init(arguments)
  math.randomseed(seed)
  tokens = lines(arguments[3])
  wrk.headers["Cookie"] = "lyceum=" .. tokens[1]
  if arguments[1] == "get" then
    wrk.path = arguments[2]
    return
  end
  paths = lines(arguments[2])
  request = function()
    local headers = {
      ["Cookie"] = "lyceum=" .. tokens[math.random(#tokens)],
      ["Content-Type"] = "application/x-www-form-urlencoded",
      ["Sec-Fetch-Site"] = "same-origin",
    }
    return wrk.format("POST", paths[math.random(#paths)], headers, "text=" .. text:gsub(" ", "+"))
  end
end

function done(summary, latency, _)
  local failed = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout
  io.write(string.format("FIGURES %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50),
    latency:percentile(99), failed))
end
