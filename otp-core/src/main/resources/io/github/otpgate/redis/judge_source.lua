--[[
  Judges everything that is guarded under one key, and moves what has to change its state.

  KEYS
    [1] hash  <namespace>:{g-<source hash>}   <tag> is a keyed hash, or nothing where the key guards one thing only
          w<tag>  usual sends of 10 minutes (4, thousandths), then 10 bytes for each 10 minutes with sends, oldest first:
                  number of the 10 minutes (4) sent (3) converted (3)
          s<tag>  state (1) strikes (1) end of the last block (4, s) first 10 minutes that count (4) end of an override (4, s),
                  then times of the last probes (4 each, s), oldest first
          d<tag>  density alarm: its end (4, s) numbers in the block (2) phones (3)
          y       days of a country: number of the day (4) sent (4) converted (4), oldest first

  ARGV
    [1]  'judge', or 'look' to change nothing
    [2]  seconds from the end of 10 minutes until their codes cannot be verified any more
    [3]  upper bound of the conversion below which something is suspect
    [4]  below which it is blocked
    [5]  codes that a block needs
    [6..] for each: tag, codes that any judgement needs, sends in 10 minutes that are too fast, worst state (2 or 3)

  Returns  { tag, ... }
    { 'judged', number, ... }  11 for each: state before, state (0 normal, 1 half-open, 2 suspect, 3 blocked), state for this
                               send, rule (0 none, 1 conversion, 2 velocity, 3 density, 4 expired, 5 override), sent, converted,
                               upper bound (millionths), sends in 10 minutes, strikes, seconds left, phones of an alarm

  Notes
    One key, so it runs in Redis Cluster. Redis' clock. At most 41 entries each are looked at; all is written by one HSET.
    Only what was sent since the last block or override counts: else the same codes would block again at once.
    The bound is Wilson's, one-sided 95 %. A block lasts 30 min, 2 h, 8 h, then 24 h; 7 days after its end it is forgotten.
    A probe is counted as it passes. The time to live only grows, since one key may hold strikes of several.
]]
local key, maturity, suspect, block = KEYS[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local NORMAL, HALF_OPEN, SUSPECT, BLOCKED = 0, 1, 2, 3
local NONE, CONVERSION, VELOCITY, DENSITY, EXPIRED, OVERRIDE = 0, 1, 2, 3, 4, 5
local call, sub, floor, max, pack, unpack, spread =
  redis.call, string.sub, math.floor, math.max, struct.pack, struct.unpack, unpack
local now = tonumber(call('TIME')[1])
local bucket, mature = floor(now / 600), floor((now - maturity) / 600) - 1

local function sums(log, from)
  local n, x, recent = 0, 0, 0
  for i = 5, #log, 10 do
    local at, sent, converted = unpack('>I4I3I3', log, i)
    local counts = at >= from and at > mature - 36 and at <= mature and 1 or 0
    n, x = n + sent * counts, x + converted * counts
    recent = recent + sent * (at == bucket and 1 or at == bucket - 1 and 1 - now % 600 / 600 or 0)
  end
  local p, z, zz = x / n, 1.645, 1.645 * 1.645
  local upper = (p + zz / (2 * n) + z * math.sqrt(p * (1 - p) / n + zz / (4 * n * n))) / (1 + zz / n)
  return n, x, recent, n > 0 and upper or 1
end

local reply, writes, life = { 'judged' }, {}, 93600000
for i = 6, #ARGV, 4 do
  local tag, enough, fast, worst = ARGV[i], tonumber(ARGV[i + 1]), tonumber(ARGV[i + 2]), tonumber(ARGV[i + 3])
  local kept = call('HMGET', key, 'w' .. tag, 's' .. tag, 'd' .. tag)
  local log, record = kept[1] or string.rep('\0', 4), kept[2] or string.rep('\0', 14)
  local was, strikes, till, from, over = unpack('>I1I1I4I4I4', record)
  local alarm, _, phones = unpack('>I4I2I3', kept[3] or string.rep('\0', 9))
  local shut, state, rule = was == BLOCKED and now < till and worst == BLOCKED, NORMAL, NONE
  local n, x, recent, upper = sums(log, shut and 0 or from)
  strikes = now < till + 604800 and strikes or 0
  local open = strikes > 0 and worst == BLOCKED and (was == BLOCKED or was == HALF_OPEN)
  local bad = worst == BLOCKED and n >= max(enough, ARGV[5]) and upper < block
  if now < over then rule = OVERRIDE
  elseif shut then state, rule = BLOCKED, CONVERSION
  elseif open and n < 12 then state, rule = HALF_OPEN, EXPIRED
  elseif bad or open and upper < suspect then
    state, rule, strikes = BLOCKED, CONVERSION, math.min(strikes + 1, 9)
    till = now + math.min(86400, 1800 * 4 ^ (strikes - 1))
    from = floor(till / 600)
  elseif n >= enough and upper < suspect then state, rule = SUSPECT, CONVERSION
  elseif n < enough and recent > max(fast, unpack('>I4', log) / 250) then state, rule = SUSPECT, VELOCITY
  elseif now < alarm then state, rule = SUSPECT, DENSITY
  end
  local verdict, probes = state, was == HALF_OPEN and state == HALF_OPEN and sub(record, 15) or ''
  if #probes == 20 and unpack('>I4', probes) + 3600 > now then verdict = BLOCKED
  elseif state == HALF_OPEN then probes = sub(probes .. pack('>I4', now), -20)
  end
  local after = pack('>I1I1I4I4I4', state, strikes, till, from, over) .. probes
  if after ~= record then writes[#writes + 1], writes[#writes + 2] = 's' .. tag, after end
  life = strikes > 0 and 691200000 or life
  local last = rule == OVERRIDE and over or rule == DENSITY and alarm or state == BLOCKED and till or now
  for _, each in ipairs({ was, state, verdict, rule, n, x, upper * 1000000, recent, strikes, last - now, phones }) do
    reply[#reply + 1] = each
  end
end
if #writes > 0 and ARGV[1] == 'judge' then
  call('HSET', key, spread(writes))
  if call('PTTL', key) < life then call('PEXPIRE', key, life) end
end
return reply
