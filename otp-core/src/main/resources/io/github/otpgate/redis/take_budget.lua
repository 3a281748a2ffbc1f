--[[
  Takes as much of the budget as there is, and says which alarms that raised.

  KEYS
    [1] hash  <namespace>:{<kind>}
          l<span>  what was taken, oldest first: number of the slice (6 bytes), how much (4), big-endian;
                   a slice is a sixtieth of the span
          a<span>  the share, in percent, whose alarm is raised

  ARGV
    [1]   how much is wanted: 1 or more
    [2]   shares that alarm: percents, ascending, with commas
    [3..] count and span in ms of each rate, alternately; no span twice

  Returns  { tag, ... }
    { 'granted', much, wait, at, rate, percent, ... }   where less than wanted, ms until there is more; when it was
                                                        counted, ms; the alarms that this call raised: place of the rate,
                                                        from 0, and percent

  Notes
    A slice counts until its end has left the window, so no window of that span ever holds more than the count.
    An alarm is raised by one call, and again after the use had fallen to ten points below it.
    One key, so it runs in Redis Cluster. Redis' clock. A write for each rate, whatever the history.
]]
local key, wanted, call, floor, max = KEYS[1], tonumber(ARGV[1]), redis.call, math.floor, math.max
local time = call('TIME')
local now = time[1] * 1000 + floor(time[2] / 1000)

local function slice(log, from)
  local high, low, much = struct.unpack('>I2I4I4', log, from)
  return high * 4294967296 + low, much
end

local function reached(used, count)
  local highest = 0
  for percent in string.gmatch(ARGV[2], '%d+') do
    highest = used * 100 >= percent * count and tonumber(percent) or highest
  end
  return highest
end

local rates, granted, life = {}, wanted, 0
for i = 3, #ARGV, 2 do
  local rate = { count = tonumber(ARGV[i]), span = tonumber(ARGV[i + 1]), used = 0 }
  local state = call('HMGET', key, 'l' .. rate.span, 'a' .. rate.span)
  rate.width, rate.log, rate.alarm = math.ceil(rate.span / 60), state[1] or '', tonumber(state[2] or 0)
  for from = #rate.log - 9, 1, -10 do
    local number, much = slice(rate.log, from)
    if (number + 1) * rate.width <= now - rate.span then
      rate.log = string.sub(rate.log, from + 10)
      break
    end
    rate.used = rate.used + much
  end
  granted, life = math.min(granted, max(0, rate.count - rate.used)), max(life, rate.span + rate.width)
  rates[#rates + 1] = rate
end

local wait, reply = 0, { 'granted', granted, 0, now }
for place, rate in ipairs(rates) do
  local number, last, much = floor(now / rate.width), -1, 0
  if rate.log ~= '' then
    last, much = slice(rate.log, #rate.log - 9)
  end
  if granted > 0 then
    local earlier = last < number and rate.log or string.sub(rate.log, 1, -11)
    number, much = max(last, number), (last < number and 0 or much) + granted
    rate.log = earlier .. struct.pack('>I2I4I4', floor(number / 4294967296), number % 4294967296, much)
  end
  local free, from = rate.count - rate.used - granted, 1
  while free <= 0 and from < #rate.log do
    last, much = slice(rate.log, from)
    free, wait, from = free + much, max(wait, (last + 1) * rate.width + rate.span - now), from + 10
  end
  local before = math.min(rate.alarm, reached(rate.used + rate.count / 10, rate.count))
  local after = max(before, reached(rate.used + granted, rate.count))
  for percent in string.gmatch(ARGV[2], '%d+') do
    if tonumber(percent) > before and tonumber(percent) <= after then
      reply[#reply + 1], reply[#reply + 2] = place - 1, tonumber(percent)
    end
  end
  call('HSET', key, 'l' .. rate.span, rate.log, 'a' .. rate.span, after)
end
reply[3] = granted < wanted and wait or 0
call('PEXPIRE', key, life)
return reply
