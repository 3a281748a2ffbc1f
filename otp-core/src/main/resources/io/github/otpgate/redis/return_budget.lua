--[[
  Takes one back that was counted in the budget and not sent after all.

  KEYS
    [1] hash  <namespace>:{<kind>}   written by take_budget.lua

  ARGV
    [1]   when it was counted, ms: what take_budget.lua returned as 'at'
    [2..] span of each rate, ms

  Returns  { tag }
    { 'returned' }

  Notes
    It leaves the slice that it was counted in, so every window holds what was sent, and no less.
    Where a rate has no such slice any more, nothing of it counts. An alarm that was raised stays raised.
    One key, so it runs in Redis Cluster. At most 61 entries for each rate are looked at. The time to live stays.
]]
local key, at, call, pack, unpack = KEYS[1], tonumber(ARGV[1]), redis.call, struct.pack, struct.unpack

local function without(log, wanted)
  for from = #log - 9, 1, -10 do
    local high, low, much = unpack('>I2I4I4', log, from)
    local number = high * 4294967296 + low
    if number == wanted and much > 0 then
      return string.sub(log, 1, from - 1) .. pack('>I2I4I4', high, low, much - 1) .. string.sub(log, from + 10)
    end
  end
end

for i = 2, #ARGV do
  local field, width = 'l' .. ARGV[i], math.ceil(ARGV[i] / 60)
  local log = without(call('HGET', key, field) or '', math.floor(at / width))
  if log then
    call('HSET', key, field, log)
  end
end
return { 'returned' }
